package org.xsm.xsmd.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

final class RatesTest {
  private final HandClock clock = new HandClock(Instant.parse("2026-11-25T12:00:00Z"));
  private final Rates rates = new Rates(2, clock);

  private int allowed(String caller, int tries) {
    int allowed = 0;
    for (int i = 0; i < tries; i++) {
      allowed += rates.allows(caller) ? 1 : 0;
    }
    return allowed;
  }

  @Test
  void allowsABurstAndThenTheRate() {
    assertThat(allowed("a", 50)).isEqualTo(10);
    clock.pass(Duration.ofSeconds(2));
    assertThat(allowed("a", 50)).isEqualTo(4);
    clock.pass(Duration.ofHours(1));
    assertThat(allowed("a", 50)).isEqualTo(10);
  }

  @Test
  void tellsCallersApart() {
    allowed("a", 50);

    assertThat(allowed("b", 50)).isEqualTo(10);
  }

  @Test
  void bearsAClockThatIsSetBack() {
    allowed("a", 50);
    clock.pass(Duration.ofHours(-1));

    assertThat(allowed("a", 5)).isZero();
    clock.pass(Duration.ofSeconds(1));
    assertThat(allowed("a", 5)).isEqualTo(2);
  }

  @Test
  void remembersABoundedNumberOfCallers() {
    allowed("first", 50);
    for (int i = 0; i < 5000; i++) {
      allowed("other " + i, 1);
    }

    assertThat(allowed("first", 50)).isEqualTo(10);
  }
}
