package org.xsm.xsmd.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.xsm.xsmd.cli.Shell.Run;

final class GenerateVerbTest {
  @TempDir private Path directory;

  @Test
  void writesASiteThatIsWell() {
    Run run = shell().xsm("generate", "--hosts=2", "--guests-per-host=5", "-o", "site.xml");

    assertThat(run)
        .isEqualTo(new Run(0, "", "wrote a site of 2 hosts and 10 guests to site.xml\n"));
    assertThat(shell().xsm("validate", "site.xml").out())
        .isEqualTo("site.xml: ok: 2 hosts, 10 guests in 1 set\n");
  }

  @Test
  void replacesNothingUnlessForced() {
    shell().file("site.xml", Texts.SMALL);

    Run refused = shell().xsm("generate", "-o", "site.xml");
    String kept = shell().text("site.xml");
    Run forced = shell().xsm("generate", "--force", "-o", "site.xml");

    assertThat(refused.exit()).isEqualTo(2);
    assertThat(refused.err()).contains("site.xml is there already", "--force");
    assertThat(kept).isEqualTo(Texts.SMALL);
    assertThat(forced.exit()).isZero();
    assertThat(shell().xsm("generate", "-o", "site.xml").exit()).isZero();
  }

  @Test
  void theLargeExampleIsWhatItWrites() {
    Run run =
        shell()
            .xsm(
                "generate --name large --hosts 100 --guests-per-host 10 --naming vm%04d --racks 5"
                    .concat(" --sets 10 --config web")
                    .split(" "));

    assertThat(run.out()).isEqualTo(Shell.in(Shell.ROOT).text("examples/large.xml"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--hosts=0 | hosts=\"0\" does not work; write a number from 1 to 10000",
        "--memory=lots | --memory=\"lots\" is not a size; write a whole number and MiB or GiB, as in 512MiB",
        "--racks=4 | racks=\"4\" does not work; write a number from 0 to 3",
        "--name=a/b | name=\"a/b\" is not a name; write letters, digits, dots, dashes and underscores, at most 64",
        "--naming=vm%s | naming=\"vm%s\" is no pattern of names; write letters, digits, dots, dashes and underscores and one %d for the number, as in vm%d or web-%04d"
      })
  void refusesWhatNoSiteCanHave(String option, String sentence) {
    Run run = shell().xsm("generate", option);

    assertThat(run)
        .isEqualTo(new Run(2, "", "xsm: " + sentence + "; xsm generate --help says more\n"));
  }

  @Test
  void refusesASiteThatNoReaderTakes() {
    Run run = shell().xsm("generate", "--hosts=1000", "--guests-per-host=1000");

    assertThat(run.exit()).isEqualTo(2);
    assertThat(run.err()).contains("ask for fewer guests");
  }

  private Shell shell() {
    return Shell.in(directory);
  }
}
