package org.xsm.bench.daemons;

import java.time.Duration;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** Waits for what others do, and not for ever: a decision. */
public final class Waiting {
  private Waiting() {}

  /** Looks every few milliseconds. */
  public static void until(Duration atMost, BooleanSupplier done, Supplier<String> otherwise) {
    long end = System.nanoTime() + atMost.toNanos();
    while (!done.getAsBoolean()) {
      if (System.nanoTime() > end) {
        throw new IllegalStateException(otherwise.get());
      }
      pause(Duration.ofMillis(20));
    }
  }

  /** Sleeps; an interrupted thread ends what it does. */
  public static void pause(Duration time) {
    try {
      Thread.sleep(time);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }
}
