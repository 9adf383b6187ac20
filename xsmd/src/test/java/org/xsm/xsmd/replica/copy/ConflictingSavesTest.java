package org.xsm.xsmd.replica.copy;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.xsm.xsmd.replica.copy.CopyState.Standing;

final class ConflictingSavesTest {
  @TempDir private Path directory = Path.of("");

  private final String mine = Sample.memory(Sample.TEXT, "a", 300);
  private final String theirs = Sample.memory(Sample.TEXT, "a", 200);

  /** While the save is on its way another host's edit of the same field is committed. */
  private Bench conflicting() {
    Bench bench = Bench.clean(directory);
    bench.site.beforeEdit(
        () -> {
          if (bench.site.headRevision().number() == 1) {
            bench.site.commit("h2", theirs);
          }
        });
    bench.save(mine);
    bench.rest();
    return bench;
  }

  @Test
  void theTextStaysAndTheErrorFileHasBothSides() {
    Bench bench = conflicting();

    assertThat(bench.text()).isEqualTo(mine);
    assertThat(bench.site.head()).isEqualTo(theirs);
    assertThat(bench.standing()).isEqualTo(Standing.CONFLICT);
    assertThat(bench.error())
        .contains("300MiB")
        .contains("200MiB")
        .contains("revision 2")
        .contains("xsm apply --base 2 site.xml");
  }

  @Test
  void itIsMergedInWhenAnotherRevisionAllowsIt() {
    Bench bench = conflicting();

    bench.site.commit("h2", Sample.memory(Sample.TEXT, "c", 900));
    bench.rest();

    assertThat(bench.standing()).isEqualTo(Standing.CLEAN);
    assertThat(bench.site.head()).isEqualTo(Sample.memory(mine, "c", 900));
    assertThat(bench.text()).isEqualTo(bench.site.head());
    assertThat(bench.error()).isEmpty();
  }

  @Test
  void itMakesRoomForTheHeadWhenAnotherRevisionDoesNotAllowItEither() {
    Bench bench = conflicting();

    String later = Sample.memory(theirs, "c", 900);
    bench.site.commit("h2", later);
    bench.rest();

    assertThat(bench.text()).isEqualTo(later);
    assertThat(bench.rejected())
        .singleElement()
        .satisfies(kept -> assertThat(kept).hasContent(mine));
    assertThat(bench.standing()).isEqualTo(Standing.CLEAN);
    assertThat(bench.error())
        .startsWith("site.xml.rejected-")
        .contains("300MiB")
        .contains("200MiB");
  }

  @Test
  void twoTextsKeptInOneSecondHaveTwoNames() {
    Bench bench = Bench.clean(directory);
    bench.site.commit("h2", theirs);
    bench.rest();
    bench.site.commit("h2", Sample.memory(theirs, "b", 500));
    bench.rest();

    bench.saveByRename(Sample.TEXT);
    bench.look();
    bench.forward(java.time.Duration.ofMillis(301));
    bench.look();
    bench.saveByRename(theirs);
    bench.look();
    bench.forward(java.time.Duration.ofMillis(301));
    bench.look();

    assertThat(bench.rejected()).hasSize(2);
  }

  @Test
  void anAdminWhoTakesTheirValueIsDone() {
    Bench bench = conflicting();

    bench.save(Sample.memory(theirs, "b", 700));
    bench.rest();

    assertThat(bench.standing()).isEqualTo(Standing.CLEAN);
    assertThat(bench.site.head()).isEqualTo(Sample.memory(theirs, "b", 700));
  }
}
