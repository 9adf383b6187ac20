package org.xsm.xsmd.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.xsm.xsmd.cli.Shell.Run;

final class EditVerbsTest {
  private static final String VM1 = "<vm name=\"vm1\" config=\"web\" host=\"h1\"/>";
  private static final String VM2 = "<vm name=\"vm2\" config=\"web\" host=\"h2\"/>";

  @TempDir private Path directory;

  @BeforeEach
  void writesASite() {
    shell().file("site.xml", Texts.SMALL);
  }

  @Test
  void settingFieldsChangesThemAlone() {
    Run run = xsm("guest set vm1 memory=128MiB vcpus=2 -f site.xml");

    assertThat(run)
        .isEqualTo(
            new Run(
                0,
                """
                ~ vm a/vm1
                    vcpus (unset) -> 2
                    memory (unset) -> 128MiB

                1 changed
                """,
                ""));
    assertThat(shell().text("site.xml"))
        .isEqualTo(
            Texts.SMALL.replace(VM1, VM1.replace(" host", " vcpus=\"2\" memory=\"128MiB\" host")));
  }

  @Test
  void aFieldWithoutAValueIsTakenOut() {
    xsm("guest set a/vm1 config= -f site.xml");

    assertThat(shell().text("site.xml"))
        .isEqualTo(Texts.SMALL.replace(VM1, VM1.replace(" config=\"web\"", "")));
  }

  @Test
  void aDryRunShowsAndWritesNothing() {
    Run run = xsm("guest remove vm1 vm2 --dry-run -f site.xml");

    assertThat(run)
        .isEqualTo(
            new Run(
                0, "- vm a/vm1\n- vm a/vm2\n\n2 removed\n", "nothing is written (--dry-run)\n"));
    assertThat(shell().text("site.xml")).isEqualTo(Texts.SMALL);
  }

  @Test
  void aGuestIsAddedToTheOnlySet() {
    Run run = xsm("guest add vm3 config=web host=h1 -f site.xml");

    assertThat(run.out()).isEqualTo("+ vm a/vm3 config=web host=h1\n\n1 added\n");
    assertThat(shell().text("site.xml"))
        .isEqualTo(
            Texts.SMALL.replace(VM2, VM2 + "\n    <vm name=\"vm3\" config=\"web\" host=\"h1\"/>"));
  }

  @Test
  void aSetIsMadeOnlyWhenAskedFor() {
    Run refused = xsm("guest add b/vm3 -f site.xml");
    Run made = xsm("guest add vm3 --set b --create-set -f site.xml");

    assertThat(refused.exit()).isEqualTo(1);
    assertThat(refused.err()).contains("has no set \"b\"").endsWith("xsm: nothing is written\n");
    assertThat(made.out()).contains("+ set b\n", "+ vm b/vm3\n");
  }

  @Test
  void aRenamedGuestStaysTheSame() {
    Run run = xsm("guest rename vm1 www -f site.xml");

    assertThat(run.out()).isEqualTo("> vm a/www (was a/vm1)\n\n1 renamed\n");
    assertThat(shell().text("site.xml")).contains("was=\"a/vm1\"");
  }

  @Test
  void aGuestMovesBetweenHosts() {
    xsm("guest migrate vm1 h1 h2 -f site.xml");

    assertThat(shell().text("site.xml"))
        .isEqualTo(Texts.SMALL.replace(VM1, VM1.replace("\"h1\"", "\"h1 h2\"")));
  }

  @Test
  void hostsComeAndGo() {
    xsm("host add h3 address=10.0.0.3 labels=rack=r1 -f site.xml");
    String added = shell().text("site.xml");
    xsm("host remove h3 -f site.xml");

    assertThat(added).contains("<host name=\"h3\" address=\"10.0.0.3\" labels=\"rack=r1\"/>\n");
    assertThat(shell().text("site.xml")).isEqualTo(Texts.SMALL);
  }

  @Test
  void whatCannotBeDoneIsSaidAndNothingWritten() {
    Run run = xsm("guest set vm7 memory=1GiB -f site.xml");

    assertThat(run.exit()).isEqualTo(1);
    assertThat(run.out()).isEmpty();
    assertThat(run.err()).contains("no vm \"vm7\"").endsWith("xsm: nothing is written\n");
  }

  @Test
  void aFileThatWouldHaveErrorsIsNotWritten() {
    String broken = Texts.SMALL.replace(VM2, VM2.replace("host=", "hosst="));
    shell().file("site.xml", broken);

    Run run = xsm("guest set vm1 memory=1GiB -f site.xml");

    assertThat(run.exit()).isEqualTo(5);
    assertThat(run.err())
        .endsWith("xsm: refused: site.xml would have 1 error; nothing is written\n");
    assertThat(shell().text("site.xml")).isEqualTo(broken);
  }

  @Test
  void anEditCanMendAFile() {
    shell().file("site.xml", Texts.SMALL.replace(VM2, VM2.replace("h2", "h2 ?")));

    Run run = xsm("guest migrate vm2 h2 -f site.xml");

    assertThat(run.exit()).as(run.err()).isZero();
    assertThat(shell().text("site.xml")).isEqualTo(Texts.SMALL);
  }

  @Test
  void whatIsSaidAlreadyIsNotWritten() {
    Run run = xsm("guest set vm1 host=h1 -f site.xml");

    assertThat(run).isEqualTo(new Run(0, "", "site.xml says so already; nothing is written\n"));
  }

  @Test
  void standardInputBecomesStandardOutput() {
    Run run = shell().given(Texts.SMALL).xsm("guest", "set", "vm1", "host=h2", "-f", "-");

    assertThat(run.out()).isEqualTo(Texts.SMALL.replace(VM1, VM1.replace("\"h1\"", "\"h2\"")));
    assertThat(run.err()).isEmpty();
  }

  @Test
  void wordsThatAreNoFieldsAreSaid() {
    assertThat(xsm("guest set vm1 memory -f site.xml").err())
        .isEqualTo("xsm: \"memory\" is not FIELD=VALUE; write it like memory=128MiB\n");
    assertThat(xsm("guest set vm1 memory=1 memory=2 -f site.xml").err())
        .isEqualTo("xsm: memory= is given twice; give it one value\n");
    assertThat(xsm("guest add vm3 memory= -f site.xml").err())
        .isEqualTo("xsm: memory= has no value; give it one or leave it out\n");
    assertThat(xsm("guest").err())
        .isEqualTo(
            "xsm: guest needs a verb: add, set, rename, migrate or remove (xsm guest --help says"
                + " more)\n");
  }

  private Run xsm(String words) {
    return shell().xsm(words.split(" ", -1));
  }

  private Shell shell() {
    return Shell.in(directory);
  }
}
