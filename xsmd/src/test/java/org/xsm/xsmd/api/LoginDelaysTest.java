package org.xsm.xsmd.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class LoginDelaysTest {
  private final HandClock clock = new HandClock(Instant.parse("2026-11-25T12:00:00Z"));
  private final LoginDelays delays = new LoginDelays(5, clock);

  @Test
  void doublesTheWaitUpToABound() {
    for (int i = 0; i < 5; i++) {
      assertThat(delays.wait("a")).isZero();
    }

    var waits = new ArrayList<Long>();
    for (int i = 0; i < 9; i++) {
      long seconds = delays.wait("a");
      waits.add(seconds);
      clock.pass(Duration.ofSeconds(seconds));
      assertThat(delays.wait("a")).isZero();
    }

    assertThat(waits).isEqualTo(List.of(12L, 24L, 48L, 96L, 192L, 384L, 768L, 900L, 900L));
  }

  @Test
  void forgivesAfterPeaceAndAfterSuccess() {
    for (int i = 0; i < 5; i++) {
      delays.wait("a");
      delays.wait("b");
    }
    delays.succeeded("a");
    clock.pass(Duration.ofMinutes(16));

    for (int i = 0; i < 5; i++) {
      assertThat(delays.wait("a")).isZero();
      assertThat(delays.wait("b")).isZero();
    }
  }

  @Test
  void doesNotCountTriesThatWereTurnedAway() {
    for (int i = 0; i < 50; i++) {
      delays.wait("a");
    }

    assertThat(delays.wait("a")).isEqualTo(12);
  }
}
