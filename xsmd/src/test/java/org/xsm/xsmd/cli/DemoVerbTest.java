package org.xsm.xsmd.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.xsm.xsmd.cli.Recorded.assertAsRecorded;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.xsm.xsmd.cli.Shell.Run;

final class DemoVerbTest {
  @TempDir private Path directory;

  @Test
  void theTourShowsTheExampleAndWhatToTryNext() {
    Run run = Shell.in(directory).xsm("demo", "--tour");

    assertThat(run.exit()).isZero();
    assertAsRecorded("demo/demo.txt", run.out());
  }
}
