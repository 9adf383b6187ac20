package org.xsm.xsmd.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.xsm.xsmd.cli.Recorded.assertAsRecorded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.xsm.xsmd.cli.Shell.Run;

final class ValidateVerbTest {
  @TempDir private Path directory;

  @Test
  void saysWhatIsInAFileThatIsWell() {
    Run run = shell().file("site.xml", Texts.SMALL).xsm("validate", "site.xml");

    assertThat(run).isEqualTo(new Run(0, "site.xml: ok: 3 hosts, 2 guests in 1 set\n", ""));
  }

  @Test
  void printsEveryProblemAndThenHowMany() {
    Run run = shell().file("broken.xml", Texts.BROKEN).xsm("validate", "broken.xml");

    assertThat(run.exit()).isEqualTo(1);
    assertThat(run.err()).isEmpty();
    assertAsRecorded("validate/broken.txt", run.out());
  }

  @Test
  void showsTheLineAndThePlaceOnATerminal() {
    Run run =
        shell()
            .onTerminal()
            .file("broken.xml", Texts.BROKEN)
            .xsm("validate", "--color=never", "broken.xml");

    assertAsRecorded("validate/terminal.txt", run.out());
  }

  @Test
  void checksEveryFileAndEndsWithTheWorst() {
    shell().file("site.xml", Texts.SMALL).file("broken.xml", Texts.BROKEN);

    Run run = shell().xsm("validate", "nix.xml", "broken.xml", "site.xml");

    assertThat(run.exit()).isEqualTo(2);
    assertThat(run.err()).isEqualTo("xsm: cannot read nix.xml: there is no such file\n");
    assertThat(run.out()).contains("broken.xml: 2 errors", "site.xml: ok");
  }

  @Test
  void quietlySaysNothingOfWhatIsWell() {
    Run run = shell().file("site.xml", Texts.SMALL).xsm("validate", "--quiet", "site.xml");

    assertThat(run).isEqualTo(new Run(0, "", ""));
  }

  @Test
  void readsStandardInput() {
    Run run = shell().given(Texts.SMALL).xsm("validate", "-");

    assertThat(run.out()).startsWith("<stdin>: ok");
  }

  @Test
  void readsNoMoreThanMayBe() throws IOException {
    byte[] huge = new byte[17 << 20];
    Arrays.fill(huge, (byte) ' ');
    Files.write(directory.resolve("huge.xml"), huge);

    Run run = shell().xsm("validate", "huge.xml");

    assertThat(run.exit()).isEqualTo(1);
    assertThat(run.out()).startsWith("huge.xml:1:1: the file is ");
  }

  @Test
  void namesOfFilesDoNotSteerTheTerminal() {
    Run run = shell().file("a\u001B[31m.xml", Texts.SMALL).xsm("validate", "a\u001B[31m.xml");

    assertThat(run.out()).startsWith("a\uFFFD[31m.xml: ok");
  }

  @Test
  void whatComesBeforeMustBeWellItself() {
    shell().file("site.xml", Texts.SMALL).file("broken.xml", Texts.BROKEN);

    Run run = shell().xsm("validate", "--before", "broken.xml", "site.xml");

    assertThat(run.exit()).isEqualTo(2);
    assertThat(run.out()).isEmpty();
    assertThat(run.err()).contains("broken.xml:11:24: ", "xsm: cannot use broken.xml: 2 errors\n");
  }

  private Shell shell() {
    return Shell.in(directory);
  }
}
