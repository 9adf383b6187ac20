package org.xsm.xsmd.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.xsm.xsmd.cli.Shell.Run;

final class ConvertVerbTest {
  private static final String PAPERS = Shell.in(Shell.ROOT).text("examples/xsmconfig.xml");

  @TempDir private Path directory;

  @BeforeEach
  void writesTheOldFile() {
    shell().file("xsmconfig.xml", PAPERS);
  }

  @Test
  void thePapersFigureBecomesASite() {
    Run run = shell().xsm("convert", "xsmconfig.xml");

    assertThat(run.exit()).isZero();
    assertThat(run.err()).contains("xsmconfig.xml:4:18: warning: config=\"apache_svr\"");
    assertThat(shell().given(run.out()).xsm("validate", "-").out())
        .contains("\n<stdin>: ok, ")
        .endsWith("4 hosts, 4 guests in 1 set\n");
  }

  @Test
  void itsConfigsAreFilledFromXensFiles() {
    shell().xsm("convert", "xsmconfig.xml", "-o", "site.xml");
    Path xen = Shell.ROOT.resolve("examples/xen");

    Run run =
        shell()
            .xsm(
                "import",
                "--replace",
                xen.resolve("apache_svr.cfg").toString(),
                xen.resolve("mysql_svr.cfg").toString(),
                "-f",
                "site.xml");

    assertThat(run.exit()).as(run.err()).isZero();
    assertThat(run.out()).contains("~ config apache_svr\n", "~ config mysql_svr\n");
    assertThat(shell().xsm("validate", "site.xml").exit()).isZero();
  }

  @Test
  void inPlaceTheOriginalIsKeptAsItWas() throws IOException {
    Path file = directory.resolve("xsmconfig.xml");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));

    Run run = shell().xsm("convert", "--in-place", "--name=porto", "xsmconfig.xml");

    assertThat(run.exit()).isZero();
    assertThat(shell().text("xsmconfig.xml.legacy")).isEqualTo(PAPERS);
    assertThat(Files.getPosixFilePermissions(directory.resolve("xsmconfig.xml.legacy")))
        .isEqualTo(Files.getPosixFilePermissions(file))
        .hasSize(2);
    assertThat(shell().text("xsmconfig.xml")).contains("name=\"porto\"");
  }

  @Test
  void anOriginalThatWasKeptBeforeIsNotLost() {
    shell().file("xsmconfig.xml.legacy", "something else");

    Run run = shell().xsm("convert", "--in-place", "xsmconfig.xml");

    assertThat(run.exit()).isEqualTo(2);
    assertThat(shell().text("xsmconfig.xml")).isEqualTo(PAPERS);
    assertThat(shell().text("xsmconfig.xml.legacy")).isEqualTo("something else");
  }

  @Test
  void aSiteFileIsNotConverted() {
    Run run = shell().file("site.xml", Texts.SMALL).xsm("convert", "site.xml");

    assertThat(run.exit()).isEqualTo(1);
    assertThat(run.err()).contains("already").endsWith("xsm: cannot convert site.xml: 1 error\n");
  }

  private Shell shell() {
    return Shell.in(directory);
  }
}
