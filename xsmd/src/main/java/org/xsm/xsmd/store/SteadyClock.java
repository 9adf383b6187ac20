package org.xsm.xsmd.store;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.function.LongSupplier;

/**
 * For how long something took, or has to wait: a resource that only goes forward. It begins with
 * the time of another clock and goes on by itself, so that whoever sets the clock of the host, or
 * finds it wrong, ends nobody's session and makes nobody look dead for days.
 */
public final class SteadyClock extends Clock {
  private final Clock first;
  private final Instant start;
  private final long began;
  private final LongSupplier nanos;

  /**
   * Begins now.
   *
   * @param nanos counts without a jump, as {@link System#nanoTime} does
   */
  public SteadyClock(Clock first, LongSupplier nanos) {
    this.first = first;
    this.start = first.instant();
    this.nanos = nanos;
    this.began = nanos.getAsLong();
  }

  @Override
  public Instant instant() {
    return start.plus(Duration.ofNanos(nanos.getAsLong() - began));
  }

  @Override
  public ZoneId getZone() {
    return first.getZone();
  }

  /** Another that goes on from here; zones make no difference to instants. */
  @Override
  public Clock withZone(ZoneId zone) {
    return new SteadyClock(Clock.fixed(instant(), zone), nanos);
  }
}
