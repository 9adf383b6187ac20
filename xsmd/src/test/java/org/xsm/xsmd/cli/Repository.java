package org.xsm.xsmd.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/** Makes empty git repositories: a decision. */
final class Repository {
  private Repository() {}

  static void init(Path directory) throws IOException, InterruptedException {
    Process git =
        new ProcessBuilder("git", "init", "-q", directory.toString())
            .redirectErrorStream(true)
            .start();
    assertThat(git.waitFor(20, TimeUnit.SECONDS)).isTrue();
    assertThat(git.exitValue()).isZero();
  }
}
