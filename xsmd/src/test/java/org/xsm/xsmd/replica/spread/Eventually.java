package org.xsm.xsmd.replica.spread;

import java.time.Duration;
import java.util.function.BooleanSupplier;

/** Waits for what comes in its own time, but not for ever. */
final class Eventually {
  private Eventually() {}

  static boolean holds(Duration atMost, BooleanSupplier what) {
    long end = System.nanoTime() + atMost.toNanos();
    while (!what.getAsBoolean()) {
      if (System.nanoTime() - end > 0) {
        return false;
      }
      try {
        Thread.sleep(5);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return false;
      }
    }
    return true;
  }
}
