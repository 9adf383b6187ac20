package org.xsm.xsmd.replica.voter;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Voters in processes of their own that are killed. */
final class KillTest {
  private static final long MOST_KIB = 230 << 10;

  @TempDir Path directory;

  @Test
  void nothingAcknowledgedIsLostWhenTheLeaderIsKilled() {
    try (var children = new Children(3, directory)) {
      children.write(60);
      ChildVoter killed = children.leader().orElseThrow();
      killed.kill();

      children.write(60);

      killed.start(Beginning.RECOVER);
      children.write(20);
      assertThat(children.lost()).isEmpty();
      assertThat(children.voters)
          .allSatisfy(voter -> assertThat(voter.resident()).isLessThan(MOST_KIB));
    }
  }
}
