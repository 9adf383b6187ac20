package org.xsm.xsmd.replica.voter;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a voter that is to go on alone finds in its own log. */
final class RestTest {
  @TempDir Path directory;

  @Test
  void theLogsOfAMajorityHoldWhatWasAcknowledgedLast() {
    try (var group = TestGroup.of(3, directory)) {
      for (int i = 0; i < 20; i++) {
        group.set("key " + i, "value");
      }
      group.set("last", "acknowledged");
      group.voters.forEach(TestVoter::close);

      var holders = new ArrayList<String>();
      for (TestVoter voter : group.voters) {
        voter.start(Beginning.RECOVER);
        voter.engine().closeAndApplyRest();
        if (value(voter, "last").equals("acknowledged")) {
          holders.add(voter.peer());
        }
      }

      assertThat(holders).hasSizeGreaterThanOrEqualTo(2);
    }
  }

  @Test
  void whatIsAppliedAlreadyIsNotAppliedAgain() {
    try (var group = TestGroup.of(1, directory)) {
      group.set("key", "value");

      int rest = group.voter(0).engine().closeAndApplyRest();

      assertThat(rest).isZero();
      assertThat(value(group.voter(0), "key")).isEqualTo("value");
    }
  }

  private static String value(TestVoter voter, String key) {
    return voter.registers.get(key).map(register -> Registers.text(register.value())).orElse("");
  }
}
