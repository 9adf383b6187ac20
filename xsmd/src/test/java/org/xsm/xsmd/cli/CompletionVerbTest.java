package org.xsm.xsmd.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.xsm.xsmd.cli.Recorded.assertAsRecorded;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class CompletionVerbTest {
  @TempDir private Path directory;

  @Test
  void fishLearnsVerbsOptionsChoicesAndFiles() {
    assertAsRecorded("completion/xsm.fish", script("fish"));
  }

  @Test
  void zshUsesWhatBashDoes() {
    assertThat(script("zsh")).isEqualTo(script("bash")).contains("bashcompinit");
  }

  @Test
  void bashCompletesVerbsOptionsChoicesAndFiles() throws Exception {
    Shell.in(directory).file("xsm.bash", script("bash")).file("site.xml", "");

    assertThat(complete("val")).isEqualTo("validate");
    assertThat(complete("validate", "--qu")).isEqualTo("--quiet");
    assertThat(complete("validate", "--color", "al")).isEqualTo("always");
    assertThat(complete("validate", "--color", "=", "ne")).isEqualTo("never");
    assertThat(complete("validate", "--color", "=")).isEqualTo("auto\nalways\nnever");
    assertThat(complete("guest", "mi")).isEqualTo("migrate");
    assertThat(complete("token", "cr")).isEqualTo("create");
    assertThat(complete("apply", "--yes-")).isEqualTo("--yes-affect");
    assertThat(complete("apply", "si")).isEqualTo("site.xml");
    assertThat(complete("completion", "fi")).isEqualTo("fish");
    assertThat(complete("validate", "si")).isEqualTo("site.xml");
  }

  private String script(String shell) {
    return Shell.in(directory).xsm("completion", shell).out();
  }

  /** What bash offers for the last of some words. */
  private String complete(String... words) throws IOException, InterruptedException {
    String line = String.join(" ", words);
    String program =
        "source ./xsm.bash; compopt() { :; }; COMP_WORDS=(xsm "
            + line
            + "); COMP_CWORD="
            + words.length
            + "; COMP_LINE='xsm "
            + line
            + "'; _xsm_without_equals xsm; printf '%s\\n' \"${COMPREPLY[@]}\"";
    Process bash =
        new ProcessBuilder("bash", "--norc", "-c", program)
            .directory(directory.toFile())
            .redirectErrorStream(true)
            .start();
    String said = new String(bash.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(bash.waitFor(20, TimeUnit.SECONDS)).isTrue();
    return said.strip();
  }
}
