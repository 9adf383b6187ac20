package org.xsm.lab;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Edits one after the other over the hosts in turn, each of them one more network: a resource, a
 * thread of its own. It keeps what was acknowledged, and when.
 */
final class EditStream implements AutoCloseable {
  private final String prefix;
  private final List<TrialHost> over;
  private final Thread thread;
  private final Map<String, Long> acknowledged = new LinkedHashMap<>();
  private final List<Long> times = new ArrayList<>();
  private @Nullable Throwable failure;
  private volatile String lastRefusal = "nothing was refused";
  private volatile boolean ending;

  private EditStream(String prefix, List<TrialHost> over) {
    this.prefix = prefix;
    this.over = List.copyOf(over);
    this.thread = Thread.ofPlatform().daemon().name("edits").unstarted(this::run);
  }

  static EditStream start(String prefix, List<TrialHost> over) {
    var stream = new EditStream(prefix, over);
    stream.thread.start();
    return stream;
  }

  private void run() {
    try {
      for (int i = 1; !ending; i++) {
        edit(over.get(i % over.size()), prefix + i);
      }
    } catch (RuntimeException | AssertionError e) {
      failure = e;
    }
  }

  private void edit(TrialHost host, String network) {
    var site = host.isRunning() ? host.api().get("/site") : new Said(0, "", "");
    if (site.status() != 200) {
      Until.pause();
      return;
    }
    var said = host.api().put(Text.withNetwork(site.text(), network), site.revision());
    if (said.committed() > 0) {
      synchronized (this) {
        acknowledged.put(network, said.committed());
        times.add(System.nanoTime());
      }
      // As many as a busy site has, and no more than its history holds.
      Until.pause();
      Until.pause();
    } else {
      lastRefusal = host.name() + ": " + said;
    }
  }

  synchronized int count() {
    return acknowledged.size();
  }

  /** Waits until so many more were acknowledged. */
  void awaitMore(int more) {
    int before = count();
    Until.nothing(
        TrialSite.SETTLING,
        more + " more edits are acknowledged",
        () -> count() >= before + more ? "" : (count() - before) + " of them; " + lastRefusal);
  }

  /** The networks that were acknowledged, each with its revision. */
  synchronized Map<String, Long> acknowledged() {
    if (failure != null) {
      throw new AssertionError("the stream of edits broke", failure);
    }
    return new LinkedHashMap<>(acknowledged);
  }

  /** The longest time between two acknowledgements. */
  synchronized Duration outage() {
    long longest = 0;
    for (int i = 1; i < times.size(); i++) {
      longest = Math.max(longest, times.get(i) - times.get(i - 1));
    }
    return Duration.ofNanos(longest);
  }

  /** Ends the edits; the one that is under way is waited for. */
  Map<String, Long> end() {
    close();
    return acknowledged();
  }

  @Override
  public void close() {
    ending = true;
    try {
      thread.join(TrialSite.SETTLING);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted while the edits ended", e);
    }
  }
}
