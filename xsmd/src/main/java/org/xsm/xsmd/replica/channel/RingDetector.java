package org.xsm.xsmd.replica.channel;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jgroups.Address;
import org.jgroups.EmptyMessage;
import org.jgroups.Event;
import org.jgroups.Message;
import org.jgroups.View;
import org.jgroups.conf.ClassConfigurator;
import org.jgroups.stack.Protocol;
import org.jspecify.annotations.Nullable;

/**
 * Notices members that died. Each asks the three that follow it in the order of members, so nobody
 * has many to watch and each is watched by three; who is silent for too long is suspected, the next
 * is watched in its place, and the coordinator hears of it, and the members after it, should it be
 * the coordinator that is silent. Whether a suspect is dead is for the coordinator to verify.
 */
final class RingDetector extends Protocol {
  private static final short ID = 7102;
  private static final int WATCHED = 3;
  private static final int TOLD_AT_FIRST = 3;

  private final long intervalMillis;
  private final long silence;
  private final Consumer<Address> stranger;
  private final Map<Address, Long> heard = new HashMap<>();
  private final Set<Address> suspects = new HashSet<>();
  private List<Address> ring = List.of();
  private List<Address> ranks = List.of();
  private long lastRound;
  private int told = TOLD_AT_FIRST;
  private @Nullable Future<?> rounds;

  /**
   * Makes one.
   *
   * @param stranger hears of the coordinator of those that do not count this host among the members
   */
  RingDetector(Duration interval, Duration silence, Consumer<Address> stranger) {
    this.intervalMillis = interval.toMillis();
    this.silence = silence.toNanos();
    this.stranger = stranger;
  }

  static void register() {
    RingHeader.register();
    if (ClassConfigurator.getProtocolId(RingDetector.class) == 0) {
      ClassConfigurator.addProtocol(ID, RingDetector.class);
    }
  }

  @Override
  public void start() throws Exception {
    super.start();
    rounds =
        getTransport()
            .getTimer()
            .scheduleWithFixedDelay(
                this::round, intervalMillis, intervalMillis, TimeUnit.MILLISECONDS);
  }

  @Override
  public void stop() {
    Future<?> running = rounds;
    if (running != null) {
      running.cancel(false);
    }
    super.stop();
  }

  @Override
  public Object down(Event event) {
    if (event.getType() == Event.VIEW_CHANGE) {
      changed(event.getArg());
    }
    return down_prot.down(event);
  }

  @Override
  public @Nullable Object up(Message message) {
    Address from = message.getSrc();
    synchronized (this) {
      heard.computeIfPresent(from, (key, at) -> System.nanoTime());
    }
    RingHeader header = message.getHeader(getId());
    if (header == null) {
      return up_prot.up(message);
    }
    Address about = header.about();
    switch (header.word()) {
      case ASK -> answer(from);
      case HERE -> alive(from);
      case STRANGER -> {
        if (about != null) {
          stranger.accept(about);
        }
      }
      case SUSPECT -> {
        if (about != null && isMember(about) && !about.equals(local_addr)) {
          up_prot.up(new Event(Event.SUSPECT, List.of(about)));
        }
      }
    }
    return null;
  }

  /** A member of that name and start ended a connection without a word, or was started anew. */
  void doubt(String host, long incarnation, boolean restarted) {
    var dead = new ArrayList<Address>();
    List<Address> judges;
    synchronized (this) {
      for (Address member : ranks) {
        if (member instanceof HostAddress known
            && known.host().equals(host)
            && (known.incarnation() == incarnation) != restarted
            && !known.equals(local_addr)) {
          dead.add(known);
        }
      }
      judges = judges(dead);
    }
    report(dead, judges);
  }

  private synchronized void alive(Address member) {
    suspects.remove(member);
  }

  private synchronized boolean isMember(Address address) {
    return ranks.contains(address);
  }

  private void answer(Address from) {
    Address coordinator = null;
    synchronized (this) {
      if (!ranks.isEmpty() && !ranks.contains(from)) {
        coordinator = ranks.getFirst();
      }
    }
    if (coordinator == null) {
      tell(from, new RingHeader(RingHeader.Word.HERE, null));
    } else {
      tell(from, new RingHeader(RingHeader.Word.STRANGER, coordinator));
    }
  }

  private synchronized void changed(View view) {
    ranks = List.copyOf(view.getMembers());
    ring = List.copyOf(new TreeSet<>(ranks));
    suspects.retainAll(ranks);
    heard.keySet().retainAll(ranks);
    told = TOLD_AT_FIRST;
  }

  private void round() {
    List<Address> asked;
    List<Address> dead;
    List<Address> judges;
    synchronized (this) {
      long now = System.nanoTime();
      // This host stood still, so nobody's silence means anything.
      if (now - lastRound > silence / 2 && lastRound != 0) {
        heard.replaceAll((member, at) -> now);
        suspects.clear();
      }
      lastRound = now;
      List<Address> watched = watched();
      heard.keySet().retainAll(watched);
      for (Address member : watched) {
        if (now - heard.computeIfAbsent(member, key -> now) > silence) {
          suspects.add(member);
        }
      }
      asked = new ArrayList<>(watched);
      suspects.stream().filter(suspect -> !watched.contains(suspect)).forEach(asked::add);
      dead = List.copyOf(suspects);
      judges = judges(dead);
      told = dead.isEmpty() ? TOLD_AT_FIRST : Math.min(told * 2, ranks.size() + 1);
    }
    asked.forEach(member -> tell(member, new RingHeader(RingHeader.Word.ASK, null)));
    report(dead, judges);
  }

  /** The three after this one that are not suspected. */
  private List<Address> watched() {
    var watched = new ArrayList<Address>();
    int self = ring.indexOf(local_addr);
    for (int i = 1; self >= 0 && i < ring.size() && watched.size() < WATCHED; i++) {
      Address member = ring.get((self + i) % ring.size());
      if (!suspects.contains(member)) {
        watched.add(member);
      }
    }
    return watched;
  }

  /** Those that can act on it, first the coordinator; more each time, should they be dead too. */
  private List<Address> judges(List<Address> dead) {
    return ranks.stream()
        .filter(member -> !dead.contains(member) && !suspects.contains(member))
        .limit(told)
        .toList();
  }

  private void report(List<Address> dead, List<Address> judges) {
    for (Address suspect : dead) {
      for (Address judge : judges) {
        if (judge.equals(local_addr)) {
          up_prot.up(new Event(Event.SUSPECT, List.of(suspect)));
        } else {
          tell(judge, new RingHeader(RingHeader.Word.SUSPECT, suspect));
        }
      }
    }
  }

  private void tell(Address to, RingHeader header) {
    down_prot.down(
        new EmptyMessage(to)
            .setFlag(Message.Flag.OOB, Message.Flag.NO_RELIABILITY)
            .setFlag(Message.TransientFlag.DONT_BLOCK)
            .putHeader(getId(), header));
  }
}
