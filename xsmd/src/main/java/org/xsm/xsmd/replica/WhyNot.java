package org.xsm.xsmd.replica;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ProtocolException;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.xsm.xsmd.replica.channel.Rejections;
import org.xsm.xsmd.trust.HandshakeFailure;

/**
 * Why hosts do not talk to this one: a resource. Whoever refuses knows the exact reason, and the
 * other side gets no more than an alert; so each host that ends a connection early is asked for it
 * once in a while. That the question shows this host's certificate has a second use: who was
 * refused by this host then sees with whom it has to do.
 */
final class WhyNot implements Rejections, AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(WhyNot.class);
  private static final Duration FIRST_PAUSE = Duration.ofMinutes(1);
  private static final Duration LONGEST_PAUSE = Duration.ofMinutes(15);
  private static final Duration FORGOTTEN = Duration.ofMinutes(10);
  private static final int PLACES = 64;
  private static final int AT_ONCE = 2;

  private final WhyCall call;
  private final Function<InetSocketAddress, String> nameAt;
  private final Predicate<X509Certificate> isOfSite;
  private final Clock clock;
  private final Semaphore room = new Semaphore(AT_ONCE);
  private final ExecutorService work = Executors.newVirtualThreadPerTaskExecutor();
  private final Map<String, Case> cases = new LinkedHashMap<>();
  private final List<BiConsumer<String, String>> listeners = new CopyOnWriteArrayList<>();

  /** What is known of one place. */
  private static final class Case {
    Turndown turndown;
    Instant last;
    Instant next;
    Duration pause = FIRST_PAUSE;
    String told = "";

    Case(Turndown turndown, Instant now) {
      this.turndown = turndown;
      this.last = now;
      this.next = now;
    }
  }

  /**
   * Made once.
   *
   * @param nameAt the host whose site channel is there, as far as that is known; else empty
   * @param isOfSite whether a certificate is one of a host of this site
   */
  WhyNot(
      WhyCall call,
      Function<InetSocketAddress, String> nameAt,
      Predicate<X509Certificate> isOfSite,
      Clock clock) {
    this.call = call;
    this.nameAt = nameAt;
    this.isOfSite = isOfSite;
    this.clock = clock;
  }

  /** Calls a listener with a place and a sentence, when there is another reason than before. */
  void onTurndown(BiConsumer<String, String> listener) {
    listeners.add(listener);
  }

  @Override
  public void rejected(InetSocketAddress there, Exception why) {
    String place = place(there);
    String name = nameAt.apply(there);
    String ours =
        why instanceof ProtocolException
            ? String.valueOf(why.getMessage())
            : HandshakeFailure.refusal(why, place).map(WhyNot::subject).orElse("");
    if (note(place, name, ours) && room.tryAcquire()) {
      try {
        work.execute(() -> ask(place));
      } catch (RejectedExecutionException e) {
        room.release(); // It is being closed.
      }
    }
  }

  private static String subject(String refusal) {
    return refusal.startsWith("refused ") ? "this host " + refusal : refusal;
  }

  /** Keeps what this host saw by itself; says whether it is time to ask. */
  private synchronized boolean note(String place, String name, String ours) {
    Instant now = clock.instant();
    forgetOld(now);
    Case known = cases.get(place);
    if (known == null) {
      if (cases.size() >= PLACES) {
        return false;
      }
      known = new Case(new Turndown(place, name, ours, null, false), now);
      cases.put(place, known);
    }
    known.last = now;
    known.turndown = known.turndown.seen(name, ours);
    if (now.isBefore(known.next) || room.availablePermits() == 0) {
      return false;
    }
    known.next = now.plus(known.pause);
    Duration longer = known.pause.multipliedBy(2);
    known.pause = longer.compareTo(LONGEST_PAUSE) < 0 ? longer : LONGEST_PAUSE;
    return true;
  }

  private void ask(String place) {
    try {
      WhyCall.Said said = call.ask(place);
      answered(place, said, isOfSite.test(said.certificate()));
    } catch (IOException | RuntimeException e) {
      log.debug("cannot ask why this host is refused place={}", place, e);
    } finally {
      room.release();
    }
    tell(place);
  }

  private synchronized void answered(String place, WhyCall.Said said, boolean proved) {
    Case known = cases.get(place);
    if (known != null) {
      known.turndown = known.turndown.answered(said, proved);
    }
  }

  private void tell(String place) {
    String sentence;
    synchronized (this) {
      Case known = cases.get(place);
      sentence = known == null ? "" : known.turndown.sentence();
      if (known == null || timeless(sentence).equals(known.told)) {
        return;
      }
      known.told = timeless(sentence);
    }
    if (!sentence.isEmpty()) {
      log.warn("a host and this one do not talk place={} reason={}", place, sentence);
      listeners.forEach(listener -> listener.accept(place, sentence));
    }
  }

  /** That a clock has gone on is no news. */
  private static String timeless(String sentence) {
    return sentence.replaceAll("[0-9:.]+Z", "");
  }

  /** These are talked to: whatever was, is over. */
  synchronized void talksWith(Collection<String> hosts) {
    cases.values().removeIf(known -> hosts.contains(known.turndown.host()));
  }

  /** What there is to say, the removal of this host first. */
  synchronized List<String> sentences() {
    forgetOld(clock.instant());
    var sentences = new ArrayList<String>();
    for (Case known : cases.values()) {
      String sentence = known.turndown.sentence();
      if (known.turndown.isRemoval()) {
        sentences.addFirst(sentence);
      } else if (!sentence.isEmpty()) {
        sentences.add(sentence);
      }
    }
    return sentences;
  }

  private void forgetOld(Instant now) {
    cases
        .values()
        .removeIf(known -> Duration.between(known.last, now).abs().compareTo(FORGOTTEN) > 0);
  }

  /** The API of a host lies one below its channel. */
  private static String place(InetSocketAddress channel) {
    String address =
        channel.getAddress() == null
            ? channel.getHostString()
            : channel.getAddress().getHostAddress();
    return new Joining.Door(address, channel.getPort() - 1).toString();
  }

  @Override
  public void close() {
    work.shutdownNow();
  }
}
