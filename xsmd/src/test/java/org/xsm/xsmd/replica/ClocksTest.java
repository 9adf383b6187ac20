package org.xsm.xsmd.replica;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class ClocksTest {
  private static final Duration DAYS = Duration.ofDays(3);

  @Test
  void nothingIsSaidOfClocksThatAgree() {
    assertThat(Clocks.findings("h1", Map.of())).isEmpty();
    assertThat(Clocks.findings("h1", Map.of("h2", Clocks.APART, "h3", Duration.ofSeconds(12))))
        .isEmpty();
  }

  @Test
  void whoeverIsAloneIsNamedByTheOthers() {
    assertThat(
            Clocks.findings("h1", Map.of("h2", Duration.ofSeconds(-2), "h3", DAYS.minusSeconds(2))))
        .containsExactly("the clock of \"h3\" is 3 d 0 h ahead of the others'; set it right");
  }

  @Test
  void whoeverIsAloneSaysItOfItself() {
    Duration ahead = Duration.ofSeconds(100);

    assertThat(Clocks.findings("h1", Map.of("h2", ahead, "h3", ahead)))
        .containsExactly("the clock of this host is 1 min 40 s behind the others'; set it right");
  }

  @Test
  void twoCannotTellWhoseIsRight() {
    assertThat(Clocks.findings("h1", Map.of("h2", DAYS.negated())))
        .containsExactly("the clocks of h1, h2 differ; set those that are wrong");
  }

  @Test
  void aTimeFarBeyondAllIsNoMatter() {
    Duration far = Duration.ofMillis(Long.MIN_VALUE);

    assertThat(Clocks.findings("h1", Map.of("h2", Duration.ZERO, "h3", far))).hasSize(1);
  }
}
