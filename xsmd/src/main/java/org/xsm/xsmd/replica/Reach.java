package org.xsm.xsmd.replica;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.xsm.xsmd.replica.peers.Peers;

/** Who has been in reach since when: a resource that listens. It is told by a steady clock. */
final class Reach {
  private static final Logger log = LoggerFactory.getLogger(Reach.class);

  private final Clock clock;
  private final Clock steady;
  private final Map<String, Since> hosts = new ConcurrentHashMap<>();

  /** Since when a host is in reach, or out of it. */
  record Since(boolean alive, Instant time) {}

  /**
   * Listens from now on.
   *
   * @param clock what people here go by
   */
  Reach(Peers peers, Clock clock, Clock steady) {
    this.clock = clock;
    this.steady = steady;
    peers.onChange(this::changed);
    changed(peers.alive());
  }

  /** What is known of a host; nothing if it was never seen since the start. */
  Optional<Since> of(String host) {
    return Optional.ofNullable(hosts.get(host));
  }

  /** When that was, by the clock that people here go by. */
  Instant when(Since since) {
    return clock.instant().minus(Duration.between(since.time(), steady.instant()));
  }

  /** How long it has been in reach; negative, for how long it has not. */
  Duration reach(String host, Instant started) {
    Since since = hosts.get(host);
    Duration length = Duration.between(since == null ? started : since.time(), steady.instant());
    Duration positive = length.isNegative() ? Duration.ZERO : length;
    return since != null && since.alive() ? positive : positive.plusMillis(1).negated();
  }

  private void changed(SortedSet<String> alive) {
    Instant now = steady.instant();
    for (String host : alive) {
      Since before = hosts.put(host, known(host, true).orElse(new Since(true, now)));
      if (before == null || !before.alive()) {
        log.info("host in reach host={}", host);
      }
    }
    hosts.replaceAll(
        (host, since) -> {
          if (alive.contains(host) || !since.alive()) {
            return since;
          }
          log.info("host out of reach host={}", host);
          return new Since(false, now);
        });
  }

  private Optional<Since> known(String host, boolean alive) {
    return of(host).filter(since -> since.alive() == alive);
  }
}
