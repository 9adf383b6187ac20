package org.xsm.xsmd.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.xsm.xsmd.cli.Recorded.assertAsRecorded;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.xsm.xsmd.cli.Shell.Run;

final class DiffVerbTest {
  @TempDir private Path directory;

  @BeforeEach
  void writesFiles() {
    shell()
        .file("old.xml", Texts.SMALL)
        .file("new.xml", Texts.EDITED)
        .file("broken.xml", Texts.BROKEN);
  }

  @Test
  void showsWhatBelongsTogetherTogether() {
    Run run = shell().xsm("diff", "old.xml", "new.xml");

    assertThat(run.exit()).isZero();
    assertAsRecorded("diff/edit.txt", run.out());
  }

  @Test
  void showsEveryMarkInItsColour() {
    Run run = shell().xsm("diff", "--color=always", "new.xml", "old.xml");

    assertAsRecorded("diff/colours.txt", run.out().replace('\u001B', '^'));
  }

  @Test
  void isAnObjectForMachines() {
    assertAsRecorded("diff/json.txt", shell().xsm("diff", "--json", "old.xml", "new.xml").out());
  }

  @Test
  void anEmptySiteMayStandOnEitherSide() {
    Run empty = shell().xsm("diff", "--empty", "old.xml");

    assertThat(empty.out()).endsWith("\n8 added\n");
    assertThat(shell().xsm("diff", "/dev/null", "old.xml")).isEqualTo(empty);
    assertThat(shell().xsm("diff", "old.xml", "/dev/null").out()).endsWith("\n8 removed\n");
  }

  @Test
  void differencesAreNoFailureUnlessAskedFor() {
    assertThat(shell().xsm("diff", "old.xml", "new.xml").exit()).isZero();
    assertThat(shell().xsm("diff", "--exit-code", "old.xml", "new.xml").exit()).isEqualTo(1);
    assertThat(shell().xsm("diff", "--exit-code", "old.xml", "old.xml"))
        .isEqualTo(new Run(0, "", "no differences\n"));
  }

  @Test
  void aFileWithErrorsIsNotCompared() {
    Run run = shell().xsm("diff", "--exit-code", "old.xml", "broken.xml");

    assertThat(run.exit()).isEqualTo(2);
    assertThat(run.out()).isEmpty();
    assertThat(run.err()).contains("broken.xml:11:24: ", "xsm: cannot use broken.xml: 2 errors\n");
  }

  @Test
  void anEmptySiteIsComparedWithOne() {
    assertThat(shell().xsm("diff", "--empty", "old.xml", "new.xml").err())
        .isEqualTo("xsm: diff compares one SITE with --empty; it was given 2 words\n");
  }

  private Shell shell() {
    return Shell.in(directory);
  }
}
