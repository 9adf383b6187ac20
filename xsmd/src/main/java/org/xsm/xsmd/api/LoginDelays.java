package org.xsm.xsmd.api;

import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How long those have to wait who failed to log in: a resource. A few tries are free; each further
 * one doubles the wait up to a bound; a quarter of an hour of peace, or a success, forgives all.
 */
final class LoginDelays {
  private static final int REMEMBERED = 4096;
  private static final Duration FIRST = Duration.ofSeconds(12);
  private static final Duration LONGEST = Duration.ofMinutes(15);

  private final Map<String, Tries> all = new LinkedHashMap<>(16, 0.75f, true);
  private final int free;
  private final Clock clock;

  private record Tries(int count, long last, long free) {}

  LoginDelays(int free, Clock clock) {
    this.free = free;
    this.clock = clock;
  }

  /**
   * Counts a try, and says how many seconds to wait instead; 0 where it may go on. It is counted
   * before its outcome is known, so that many at once gain nothing.
   */
  synchronized long wait(String who) {
    long now = clock.millis();
    Tries before = all.getOrDefault(who, new Tries(0, now, now));
    if (now < before.free) {
      return Math.max(1, Duration.ofMillis(before.free - now + 999).toSeconds());
    }
    boolean forgiven = now - before.last > LONGEST.toMillis() + pause(before.count);
    int count = forgiven ? 1 : before.count + 1;
    all.put(who, new Tries(count, now, now + pause(count)));
    if (all.size() > REMEMBERED) {
      all.remove(all.keySet().iterator().next());
    }
    return 0;
  }

  synchronized void succeeded(String who) {
    all.remove(who);
  }

  private long pause(int count) {
    if (count < free) {
      return 0;
    }
    int doublings = Math.min(count - free, 10);
    return Math.min(LONGEST.toMillis(), FIRST.toMillis() << doublings);
  }
}
