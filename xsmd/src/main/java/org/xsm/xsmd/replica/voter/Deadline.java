package org.xsm.xsmd.replica.voter;

import java.time.Duration;

/** When somebody stops waiting, by the clock that only goes on: a value. */
record Deadline(long nanos) {
  static Deadline after(Duration wait) {
    return new Deadline(System.nanoTime() + wait.toNanos());
  }

  /** How many milliseconds are left; 0 when none are. */
  long left() {
    return Math.max(0, (nanos - System.nanoTime()) / 1_000_000);
  }
}
