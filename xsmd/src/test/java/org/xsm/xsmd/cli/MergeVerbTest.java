package org.xsm.xsmd.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.xsm.xsmd.cli.Shell.Run;

final class MergeVerbTest {
  private static final String VM1 = "<vm name=\"vm1\" config=\"web\" host=\"h1\"/>";
  private static final String MINE = Texts.SMALL.replace(VM1, VM1.replace("h1", "h2"));
  private static final String THEIRS =
      Texts.SMALL.replace(VM1, VM1.replace("/>", " vcpus=\"2\"/>"));
  private static final String BOTH =
      Texts.SMALL.replace(VM1, VM1.replace("h1", "h2").replace("/>", " vcpus=\"2\"/>"));
  private static final String AGAINST = Texts.SMALL.replace(VM1, VM1.replace("h1", "h9"));

  @TempDir private Path directory;

  @BeforeEach
  void writesFiles() {
    shell()
        .file("base.xml", Texts.SMALL)
        .file("mine.xml", MINE)
        .file("theirs.xml", THEIRS)
        .file("against.xml", AGAINST);
  }

  @Test
  void twoFieldsOfOneGuestMerge() {
    assertThat(xsm("merge base.xml mine.xml theirs.xml")).isEqualTo(new Run(0, BOTH, ""));
  }

  @Test
  void inPlaceTheResultIsMine() {
    Run run = xsm("merge --in-place base.xml mine.xml theirs.xml");

    assertThat(run).isEqualTo(new Run(0, "", "wrote the merged file to mine.xml\n"));
    assertThat(shell().text("mine.xml")).isEqualTo(BOTH);
  }

  @Test
  void aContradictionIsSaidAndNothingPrinted() {
    Run run = xsm("merge --in-place base.xml mine.xml against.xml");

    assertThat(run.exit()).isEqualTo(3);
    assertThat(run.out()).isEmpty();
    assertThat(run.err())
        .contains("vm a/vm1 host", "mine.xml says h2", "against.xml says h9", "it was h1")
        .endsWith("xsm: 1 conflict; choose in one of the files, and merge again\n");
    assertThat(shell().text("mine.xml")).isEqualTo(MINE);
  }

  @Test
  void bothSidesAreMarkedWhenAskedFor() {
    Run run = xsm("merge --markers base.xml mine.xml against.xml");

    assertThat(run.exit()).isEqualTo(3);
    assertThat(run.out()).contains("<<<<<<< mine.xml\n", "=======\n", ">>>>>>> against.xml\n");
  }

  @Test
  void aMergedFileThatWouldHaveErrorsIsRefused() {
    shell().file("mine.xml", Texts.SMALL.replace(VM1, VM1.replace("/>", " memory=\"lots\"/>")));

    Run run = xsm("merge base.xml mine.xml theirs.xml");

    assertThat(run.exit()).isEqualTo(5);
    assertThat(run.out()).isEmpty();
    assertThat(run.err()).endsWith("xsm: refused: the merged file would have 1 error\n");
  }

  @Test
  void asGitsDriverTheResultIsOurs() {
    Run run = xsm("merge --driver base.xml mine.xml theirs.xml 7 site.xml");

    assertThat(run).isEqualTo(new Run(0, "", ""));
    assertThat(shell().text("mine.xml")).isEqualTo(BOTH);
  }

  @Test
  void asGitsDriverItEndsAsGitExpects() {
    Run conflict = xsm("merge --driver base.xml mine.xml against.xml 7 site.xml");
    String marked = shell().text("mine.xml");
    Run noXml =
        shell()
            .file("base.xml", "<")
            .xsm("merge", "--driver", "base.xml", "mine.xml", "theirs.xml");
    Run missing = xsm("merge --driver nix.xml mine.xml theirs.xml");

    assertThat(conflict.exit()).isEqualTo(1);
    assertThat(conflict.err()).contains("ours says h2", "theirs says h9");
    assertThat(marked).contains("<<<<<<< ours\n", ">>>>>>> theirs\n");
    assertThat(noXml.exit()).isEqualTo(129);
    assertThat(missing.exit()).isEqualTo(129);
  }

  @Test
  void asGitsDriverAMergeWithErrorsIsLeftToThePerson() {
    String lots = Texts.SMALL.replace(VM1, VM1.replace("/>", " memory=\"lots\"/>"));
    shell().file("mine.xml", lots);

    Run run = xsm("merge --driver base.xml mine.xml theirs.xml 7 site.xml");

    assertThat(run.exit()).isEqualTo(1);
    assertThat(run.err()).startsWith("site.xml:").contains("memory=\"lots\" is not a size");
    assertThat(shell().text("mine.xml")).contains("memory=\"lots\"", "vcpus=\"2\"");
  }

  @Test
  void gitIsToldOnce() throws IOException, InterruptedException {
    Repository.init(directory);

    Run first = xsm("merge --install");
    Run again = xsm("merge --install site.xml other.xml");

    assertThat(first)
        .isEqualTo(new Run(0, "", "git merges site.xml by xsm now, in this repository\n"));
    assertThat(again.exit()).isZero();
    assertThat(shell().text(".git/info/attributes"))
        .endsWith("site.xml merge=xsm\nother.xml merge=xsm\n")
        .containsOnlyOnce("site.xml merge=xsm");
    assertThat(shell().text(".git/config")).contains("merge --driver %O %A %B %L %P");
  }

  @Test
  void outsideOfARepositoryThereIsNoneToTell() {
    Run run = xsm("merge --install");

    assertThat(run.exit()).isEqualTo(1);
    assertThat(run.err()).startsWith("xsm: cannot tell git: ").endsWith("and try again\n");
  }

  @Test
  void threeFilesAreMerged() {
    assertThat(xsm("merge base.xml mine.xml").err())
        .isEqualTo("xsm: merge takes three files, BASE, MINE and THEIRS; it was given 2\n");
  }

  private Run xsm(String words) {
    return shell().xsm(words.split(" ", -1));
  }

  private Shell shell() {
    return Shell.in(directory);
  }
}
