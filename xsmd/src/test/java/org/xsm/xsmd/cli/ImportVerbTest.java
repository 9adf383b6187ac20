package org.xsm.xsmd.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.xsm.xsmd.cli.Shell.Run;

final class ImportVerbTest {
  @TempDir private Path directory;

  @BeforeEach
  void writesFiles() {
    shell().file("site.xml", Texts.SMALL).file("www.cfg", Texts.XEN);
  }

  @Test
  void printsAConfigAndWhatItNeeds() {
    Run run = shell().xsm("import", "www.cfg");

    assertThat(run.exit()).isZero();
    assertThat(run.out())
        .startsWith("<config name=\"www\" ")
        .contains("<kernel>/boot/vmlinuz</kernel>")
        .endsWith("</config>\n");
    assertThat(run.err())
        .isEqualTo("needs <network name=\"br0\" bridge=\"br0\"/> in the site's networks\n");
  }

  @Test
  void addsItToASiteWithTheSitesOwnNameForItsNetwork() {
    Run run = shell().xsm("import", "www.cfg", "-f", "site.xml");

    assertThat(run.exit()).as(run.err()).isZero();
    assertThat(run.out()).startsWith("+ config www ").endsWith("1 added\n");
    assertThat(shell().text("site.xml"))
        .startsWith(Texts.SMALL.substring(0, Texts.SMALL.indexOf("  </configs>")))
        .endsWith(Texts.SMALL.substring(Texts.SMALL.indexOf("  </configs>")))
        .contains("\n    <config name=\"www\" ", "\n      <interface network=\"lan\"/>\n    ");
  }

  @Test
  void addsTheNetworkThatTheSiteHasNot() {
    shell().file("www.cfg", Texts.XEN.replace("br0", "xenbr7"));

    Run run = shell().xsm("import", "www.cfg", "-f", "site.xml");

    assertThat(run.out()).contains("+ network xenbr7 bridge=xenbr7\n");
    assertThat(shell().xsm("validate", "site.xml").exit()).isZero();
  }

  @Test
  void replacesAConfigOnlyWhenAskedTo() {
    String[] words = {"import", "--name=web", "www.cfg", "-f", "site.xml"};

    Run refused = shell().xsm(words);
    Run replaced = shell().xsm("import", "--replace", "--name=web", "www.cfg", "-f", "site.xml");

    assertThat(refused.exit()).isEqualTo(1);
    assertThat(refused.err()).contains("there is config \"web\" already");
    assertThat(replaced.out()).contains("~ config web\n", "memory 512MiB -> 64MiB");
  }

  @Test
  void nothingIsImportedFromAFileWithMistakes() {
    shell().file("bad.cfg", "memory = \n");

    Run run = shell().xsm("import", "www.cfg", "bad.cfg", "-f", "site.xml");

    assertThat(run.exit()).isEqualTo(1);
    assertThat(run.err()).startsWith("bad.cfg:1:").contains("xsm: nothing is imported: 1 error");
    assertThat(shell().text("site.xml")).isEqualTo(Texts.SMALL);
  }

  private Shell shell() {
    return Shell.in(directory);
  }
}
