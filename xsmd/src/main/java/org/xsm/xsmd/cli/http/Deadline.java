package org.xsm.xsmd.cli.http;

import java.time.Duration;

/** When something must be over: a value. */
public record Deadline(long nanos) {
  public static Deadline in(Duration time) {
    return new Deadline(System.nanoTime() + time.toNanos());
  }

  /** What is left; zero when it is past. */
  public Duration left() {
    return Duration.ofNanos(Math.max(0, nanos - System.nanoTime()));
  }

  public boolean isPast() {
    return left().isZero();
  }

  /** What is left as sockets want it, for whom 0 is for ever. */
  int millis() {
    return Math.clamp(left().toMillis(), 1, Integer.MAX_VALUE);
  }
}
