package org.xsm.lab;

import java.time.Duration;
import java.util.function.Supplier;

/** Waits for what should come to be, with a deadline: a decision. */
final class Until {
  private static final Duration PAUSE = Duration.ofMillis(40);

  private Until() {}

  /** Waits until {@code wrong} says nothing; what it said last is the complaint. */
  static Duration nothing(Duration limit, String what, Supplier<String> wrong) {
    long began = System.nanoTime();
    while (true) {
      String said = wrong.get();
      var took = Duration.ofNanos(System.nanoTime() - began);
      if (said.isEmpty()) {
        return took;
      }
      if (took.compareTo(limit) > 0) {
        throw new AssertionError(what + ": not within " + limit + ", for " + said);
      }
      pause();
    }
  }

  /** Waits until something is so. */
  static Duration so(Duration limit, String what, Supplier<Boolean> check) {
    return nothing(limit, what, () -> check.get() ? "" : "it is not so");
  }

  static void pause() {
    try {
      Thread.sleep(PAUSE);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted while waiting", e);
    }
  }
}
