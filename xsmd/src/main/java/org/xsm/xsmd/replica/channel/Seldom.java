package org.xsm.xsmd.replica.channel;

import java.time.Duration;
import java.util.concurrent.ConcurrentHashMap;

/** Whether something is said again: a decision. Each thing once a minute. */
final class Seldom {
  private static final long PAUSE = Duration.ofMinutes(1).toNanos();
  private static final int REMEMBERED = 1000;

  private final ConcurrentHashMap<String, Long> said = new ConcurrentHashMap<>();

  boolean now(String thing) {
    long now = System.nanoTime();
    if (said.size() >= REMEMBERED) {
      said.values().removeIf(at -> now - at >= PAUSE);
      if (said.size() >= REMEMBERED) {
        return false;
      }
    }
    boolean[] first = {false};
    said.compute(
        thing,
        (key, at) -> {
          first[0] = at == null || now - at >= PAUSE;
          return first[0] || at == null ? now : at;
        });
    return first[0];
  }
}
