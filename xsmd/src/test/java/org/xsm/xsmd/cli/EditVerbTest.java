package org.xsm.xsmd.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.xsm.xsmd.cli.Shell.Run;

/** The editor is a script; each of its lines is what it does the next time that it is started. */
@Timeout(60)
final class EditVerbTest {
  private static final String MORE = Texts.SMALL.replace("512MiB", "1GiB");
  private static final String TO_MORE = "sed -i s/512MiB/1GiB/ \"$1\"";
  private static final String TO_BROKEN = "sed -i s/512MiB/lots/ \"$1\"";

  @TempDir private Path home;
  private FakeDaemon daemon;

  @BeforeEach
  void starts() throws IOException {
    daemon = FakeDaemon.in(home, Texts.SMALL);
    Files.createDirectory(home.resolve("tmp"));
  }

  @AfterEach
  void stops() {
    daemon.close();
  }

  @Test
  void aGoodEditIsShownAndCommitted() {
    Run run = edit("c\n", TO_MORE);

    assertThat(run.exit()).as(run.err()).isZero();
    assertThat(run.err()).contains("memory 512MiB -> 1GiB", "(c)ommit, (e)dit again or (q)uit? ");
    assertThat(run.out()).isEqualTo("committed as revision 2 (2b7c9e12f0aa)\n");
    assertThat(daemon.site().text()).isEqualTo(MORE);
    assertThat(drafts()).isEmpty();
  }

  @Test
  void aBadEditIsGivenBackUntilItIsGood() {
    Run run = edit("e\nc\n", TO_BROKEN, "sed -i s/lots/1GiB/ \"$1\"");

    assertThat(run.exit()).as(run.err()).isZero();
    assertThat(run.err())
        .contains("site.xml:11:24: ", "The text has mistakes: (e)dit again or (q)uit? ");
    assertThat(daemon.site().text()).isEqualTo(MORE);
  }

  @Test
  void aBadEditThatIsGivenUpIsKept() {
    Run run = edit("q\n", TO_BROKEN);

    assertThat(run.exit()).isEqualTo(1);
    assertThat(run.err()).contains("your text is kept in ", "apply ", " --base 1\n");
    assertThat(read(drafts().getFirst())).contains("lots");
    assertThat(daemon.site().head()).isEqualTo(1);
  }

  @Test
  void whatWasNotEditedIsNotCommitted() {
    Run run = edit("", "true");

    assertThat(run).isEqualTo(new Run(0, "", "nothing was edited; nothing is changed\n"));
    assertThat(daemon.requests()).containsExactly("GET /site");
    assertThat(drafts()).isEmpty();
  }

  @Test
  void whoLooksAtTheChangesMayEditAgainOrQuit() {
    Run again = edit("what\ne\nc\n", TO_MORE, "sed -i s/1GiB/2GiB/ \"$1\"");
    Run quit = edit("q\n", "sed -i s/2GiB/3GiB/ \"$1\"");
    Run nobody = edit("", "sed -i s/2GiB/4GiB/ \"$1\"");

    assertThat(again.exit()).isZero();
    assertThat(again.err()).contains("write c, e or q");
    assertThat(daemon.site().text()).contains("2GiB");
    assertThat(quit.exit()).isEqualTo(1);
    assertThat(nobody.exit()).isEqualTo(1);
    assertThat(drafts()).hasSize(2);
  }

  @Test
  void anEditorThatFailsOrIsKilledLosesNothing() {
    Run failed = edit("", TO_MORE + "; exit 3");
    Run killed = edit("", TO_MORE + "; kill -9 $$");
    Run untouched = edit("", "exit 1");

    assertThat(failed.exit()).isEqualTo(1);
    assertThat(failed.err()).contains("the editor ended with 3;", "your text is kept in ");
    assertThat(killed.err()).contains("the editor ended with 137;", "your text is kept in ");
    assertThat(untouched.err()).isEqualTo("xsm: the editor ended with 1; nothing is changed\n");
    assertThat(drafts()).hasSize(2).allMatch(draft -> read(draft).equals(MORE));
  }

  @Test
  void whatOthersCommitMeanwhileIsMerged() {
    commitsMeanwhile(Texts.SMALL.replace("br0", "br1"));

    Run run = edit("c\n", TO_MORE);

    assertThat(run.exit()).as(run.err()).isZero();
    assertThat(run.err()).contains("merged with what others changed since");
    assertThat(daemon.site().text()).contains("1GiB", "br1");
  }

  @Test
  void inAConflictBothSidesAreMarkedInTheText() {
    commitsMeanwhile(Texts.SMALL.replace("512MiB", "256MiB"));

    Run run =
        edit(
            "c\ne\nc\n",
            TO_MORE,
            "grep -q '<<<<<<<' \"$1\" && sed -i '/^<<<<<<</d; /^=======/,/^>>>>>>>/d' \"$1\"");

    assertThat(run.exit()).as(run.err()).isZero();
    assertThat(run.err())
        .contains("both change config web memory", "Both sides are marked in the text now");
    assertThat(daemon.site().text()).isEqualTo(MORE);
    assertThat(daemon.site().head()).isEqualTo(3);
    assertThat(drafts()).isEmpty();
  }

  @Test
  void aConflictThatIsGivenUpKeepsTheTextAsItWas() {
    commitsMeanwhile(Texts.SMALL.replace("512MiB", "256MiB"));

    Run run = edit("c\nq\n", TO_MORE);

    assertThat(run.exit()).isEqualTo(3);
    assertThat(run.err()).contains(" --base 1\n");
    assertThat(read(drafts().getFirst())).isEqualTo(MORE);
  }

  @Test
  void withoutAMajorityTheTextIsKept() {
    daemon.site().losesItsMajority();

    Run run = edit("c\n", TO_MORE);

    assertThat(run.exit()).isEqualTo(4);
    assertThat(run.err()).contains("h2 and h3 are out of reach", "your text is kept in ");
    assertThat(read(drafts().getFirst())).isEqualTo(MORE);
  }

  @Test
  void aDaemonThatIsGoneMeanwhileCostsNothing() {
    daemon.next("PUT /site", asked -> {});

    Run run = edit("c\n", TO_MORE);

    assertThat(run.exit()).isEqualTo(7);
    assertThat(run.err()).contains("broke off its answer", "your text is kept in ");
    assertThat(drafts()).hasSize(1);
  }

  @Test
  void whatTheGuardRefusesCanBeEditedAgain() {
    daemon.site().affects(12);

    Run run = edit("c\ne\nq\n", TO_MORE, "true");

    assertThat(run.exit()).isEqualTo(1);
    assertThat(run.err()).contains("it affects 12, more than 5", "The site does not take it");
    assertThat(drafts()).hasSize(1);
  }

  @Test
  void forMachinesNobodyIsAsked() {
    Run asked = shell(TO_MORE).xsm("edit", "--json");
    Run run = shell(TO_MORE).xsm("edit", "--json", "--yes");
    Run bad = shell("sed -i s/1GiB/lots/ \"$1\"").xsm("edit", "--json", "--yes");

    assertThat(asked.exit()).isEqualTo(2);
    assertThat(run.exit()).as(run.out()).isZero();
    assertThat(run.err()).isEmpty();
    assertThat(run.out()).contains("\"outcome\" : \"committed\"");
    assertThat(bad.exit()).isEqualTo(1);
    assertThat(bad.out()).contains("\"kept\" : ", "\"rule\" : ");
  }

  @Test
  void theDraftIsItsOwnersAlone() throws IOException {
    edit("q\n", TO_MORE);

    assertThat(
            PosixFilePermissions.toString(
                Files.getPosixFilePermissions(drafts().getFirst().getParent())))
        .isEqualTo("rwx------");
  }

  @Test
  void aSignalToTheCommandKeepsTheText() throws Exception {
    Process process =
        Program.start(
            List.of("--home", home.toString(), "edit"),
            shell(TO_MORE + "; touch " + home + "/edited; exec sleep 2").environment());
    Program.await(() -> Files.exists(home.resolve("edited")));

    process.toHandle().destroy();

    assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
    assertThat(Program.err(process)).contains("interrupted; your text is kept in ");
    assertThat(read(drafts().getFirst())).isEqualTo(MORE);
  }

  /** Somebody else commits after our editor was started. */
  private void commitsMeanwhile(String text) {
    daemon.next(
        "PUT /site",
        asked -> {
          daemon.site().commit(text);
          daemon.usual(asked);
        });
  }

  private Run edit(String answers, String... scripts) {
    return shell(scripts).given(answers).xsm("edit");
  }

  private Shell shell(String... scripts) {
    try {
      Path times = home.resolve("times");
      Files.deleteIfExists(times);
      var script = new StringBuilder("echo >>" + times + "\ncase $(wc -l <" + times + ") in\n");
      for (int i = 0; i < scripts.length; i++) {
        script.append(i + 1).append(") ").append(scripts[i]).append(" ;;\n");
      }
      Files.writeString(home.resolve("editor"), script.append("esac\n").toString());
      return Shell.in(home)
          .at(home)
          .with("EDITOR", "sh " + home.resolve("editor"))
          .with("TMPDIR", home.resolve("tmp").toString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private List<Path> drafts() {
    try (Stream<Path> files = Files.walk(home.resolve("tmp"))) {
      return files.filter(file -> file.endsWith("site.xml")).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
