package org.xsm.xsmd.replica.copy;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.xsm.xsmd.replica.copy.CopyState.Standing;

final class CopyistTest {
  @TempDir private Path directory = Path.of("");

  @Test
  void aMissingFileIsWrittenFromTheHead() {
    Bench bench = Bench.clean(directory);

    assertThat(bench.text()).isEqualTo(Sample.TEXT);
    assertThat(bench.state()).isEqualTo(new CopyState(bench.file, Standing.CLEAN, "", 1));
  }

  @Test
  void aRevisionFromElsewhereIsWritten() {
    Bench bench = Bench.clean(directory);
    String theirs = Sample.memory(Sample.TEXT, "c", 200);

    bench.site.commit("h2", theirs);
    bench.look();

    assertThat(bench.text()).isEqualTo(theirs);
    assertThat(bench.state().base()).isEqualTo(2);
    assertThat(bench.site.requests()).isEmpty();
  }

  @Test
  void whatWasDisplacedGoesAfterAMinute() {
    Bench bench = Bench.clean(directory);
    bench.site.commit("h2", Sample.memory(Sample.TEXT, "c", 200));
    bench.look();

    assertThat(bench.hidden()).hasSize(1);
    bench.restMinutes(2);

    assertThat(bench.hidden()).isEmpty();
    assertThat(bench.rejected()).isEmpty();
  }

  @Test
  void aSaveBecomesAnEditOfTheFilesOwner() {
    Bench bench = Bench.clean(directory);
    String mine = Sample.memory(Sample.TEXT, "a", 200);

    bench.save(mine);
    bench.rest();

    assertThat(bench.site.head()).isEqualTo(mine);
    assertThat(bench.site.headRevision().by()).isEqualTo(System.getProperty("user.name") + "@h1");
    assertThat(bench.standing()).isEqualTo(Standing.CLEAN);
    assertThat(bench.text()).isEqualTo(mine);
  }

  @Test
  void aSaveIsTakenOnlyWhenItHasSettled() {
    Bench bench = Bench.clean(directory);

    bench.save(Sample.memory(Sample.TEXT, "a", 200));
    bench.look();
    bench.forward(Duration.ofMillis(200));
    bench.save(Sample.memory(Sample.TEXT, "a", 300));
    bench.look();
    bench.forward(Duration.ofMillis(200));
    bench.look();

    assertThat(bench.standing()).isEqualTo(Standing.PENDING);
    assertThat(bench.site.requests()).isEmpty();
    bench.forward(Duration.ofMillis(200));
    bench.look();
    assertThat(bench.site.requests()).hasSize(1);
  }

  @Test
  void aStaleSaveIsMergedWithWhatWasWrittenMeanwhile() {
    Bench bench = Bench.clean(directory);
    bench.site.commit("h2", Sample.memory(Sample.TEXT, "c", 200));
    bench.rest();

    bench.saveByRename(Sample.memory(Sample.TEXT, "a", 300));
    bench.rest();

    String both = Sample.memory(Sample.memory(Sample.TEXT, "c", 200), "a", 300);
    assertThat(bench.site.head()).isEqualTo(both);
    assertThat(bench.text()).isEqualTo(both);
    assertThat(bench.standing()).isEqualTo(Standing.CLEAN);
    assertThat(Files.exists(bench.file.resolveSibling("site.xml.error"))).isFalse();
  }
}
