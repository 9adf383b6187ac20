package org.xsm.xsmd.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

final class SteadyClockTest {
  private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

  private final AtomicLong nanos = new AtomicLong(Long.MAX_VALUE - 5);

  @Test
  void goesOnWhileTheClockThatItBeganWithStands() {
    var clock = new SteadyClock(Clock.fixed(START, ZoneOffset.UTC), nanos::get);

    nanos.addAndGet(Duration.ofHours(3).toNanos());

    assertThat(clock.instant()).isEqualTo(START.plus(Duration.ofHours(3)));
    assertThat(clock.withZone(ZoneOffset.MAX).instant()).isEqualTo(clock.instant());
  }
}
