package org.xsm.xsmd.api;

import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How many calls each caller may make: a resource. Each has a store of calls that fills at a rate
 * and takes five seconds' worth; as many callers as are remembered are told apart, and who was
 * silent longest is forgotten first.
 */
final class Rates {
  private static final int REMEMBERED = 4096;
  private static final int BURST_SECONDS = 5;

  private final Map<String, Level> levels = new LinkedHashMap<>(16, 0.75f, true);
  private final int perSecond;
  private final Clock clock;

  private record Level(double calls, long at) {}

  Rates(int perSecond, Clock clock) {
    this.perSecond = perSecond;
    this.clock = clock;
  }

  /** Whether this caller may make one more call now. */
  synchronized boolean allows(String caller) {
    long now = clock.millis();
    double full = (double) perSecond * BURST_SECONDS;
    Level level = levels.getOrDefault(caller, new Level(full, now));
    // A clock that was set back gives nothing and takes nothing.
    double gained = Math.max(0, now - level.at) * perSecond / 1000.0;
    double calls = Math.min(full, level.calls + gained);
    boolean allowed = calls >= 1;
    levels.put(caller, new Level(allowed ? calls - 1 : calls, now));
    if (levels.size() > REMEMBERED) {
      levels.remove(levels.keySet().iterator().next());
    }
    return allowed;
  }
}
