package org.xsm.xsmd.replica.copy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.xsm.xsmd.replica.copy.CopyState.Standing;

final class StartingTest {
  @TempDir private Path directory = Path.of("");

  private final String mine = Sample.memory(Sample.TEXT, "a", 300);

  @Test
  void aFileThatHoldsTheHeadIsClean() {
    var bench = new Bench(directory, new FakeSite(Sample.TEXT));
    bench.save(Sample.TEXT);

    bench.start();
    bench.rest();

    assertThat(bench.standing()).isEqualTo(Standing.CLEAN);
    assertThat(bench.hidden()).isEmpty();
    assertThat(bench.site.requests()).isEmpty();
  }

  @Test
  void aFileThatHoldsAFormerRevisionIsBroughtUpToDate() {
    var bench = new Bench(directory, new FakeSite(Sample.TEXT));
    bench.save(Sample.TEXT);
    bench.site.commit("h2", mine);

    bench.start();
    bench.rest();

    assertThat(bench.text()).isEqualTo(mine);
    assertThat(bench.rejected()).isEmpty();
    assertThat(bench.site.requests()).isEmpty();
  }

  @Test
  void aFileFromBeforeTheSiteIsKeptAndNeverProposed() {
    var bench = new Bench(directory, new FakeSite(Sample.TEXT));
    bench.save("<site/>");

    bench.start();
    bench.rest();

    assertThat(bench.text()).isEqualTo(Sample.TEXT);
    assertThat(bench.site.requests()).isEmpty();
    assertThat(bench.rejected())
        .singleElement()
        .satisfies(kept -> assertThat(kept).hasContent("<site/>"));
    assertThat(bench.error()).contains("before this host knew the site");
  }

  @Test
  void aSaveWhileTheDaemonWasDownIsAnEdit() {
    Bench bench = Bench.clean(directory);
    bench.site.commit("h2", Sample.memory(Sample.TEXT, "c", 200));
    bench.save(mine);

    bench.start();
    bench.rest();

    assertThat(bench.site.head()).isEqualTo(Sample.memory(mine, "c", 200));
    assertThat(bench.text()).isEqualTo(bench.site.head());
  }

  @Test
  void aRefusalIsRemembered() {
    Bench bench = Bench.clean(directory);
    bench.save(Sample.field(Sample.TEXT, "a", "memory", "lots"));
    bench.rest();
    int asked = bench.site.requests().size();

    bench.start();
    bench.rest();

    assertThat(bench.site.requests()).hasSize(asked);
    assertThat(bench.standing()).isEqualTo(Standing.REFUSED);
    assertThat(bench.error()).contains("lots");
  }

  @Test
  void aDamagedRecordStartsAnewAndLosesNothing() throws IOException {
    Bench bench = Bench.clean(directory);
    bench.site.commit("h2", Sample.memory(Sample.TEXT, "c", 200));
    bench.rest();
    bench.save(mine);
    Path record = directory.resolve("var/record.json");
    Files.writeString(record, Bench.text(record).replace("WRITTEN", "SAVED"));

    bench.start();
    bench.restMinutes(3);

    assertThat(bench.text()).isEqualTo(bench.site.head());
    assertThat(bench.rejected())
        .singleElement()
        .satisfies(kept -> assertThat(kept).hasContent(mine));
    assertThat(bench.hidden()).isEmpty();
  }

  @Test
  void aRevisionThatARecoveryLeftOutIsKept() {
    Bench bench = Bench.clean(directory);
    bench.site.commit("h2", mine);
    bench.rest();

    bench.site.recoverTo(1);
    bench.rest();

    assertThat(bench.text()).isEqualTo(Sample.TEXT);
    assertThat(bench.rejected())
        .singleElement()
        .satisfies(kept -> assertThat(kept).hasContent(mine));
    assertThat(bench.error()).contains("revision 2 of epoch 1");
  }

  @Test
  void anEditOfARevisionThatARecoveryLeftOutIsMerged() {
    Bench bench = Bench.clean(directory);
    bench.site.commit("h2", mine);
    bench.rest();

    bench.site.recoverTo(1);
    bench.site.commit("h2", Sample.memory(Sample.TEXT, "d", 150));
    bench.save(Sample.memory(mine, "b", 700));
    bench.rest();

    String merged = Sample.memory(Sample.memory(Sample.TEXT, "d", 150), "b", 700);
    assertThat(bench.site.head()).isEqualTo(merged);
    assertThat(bench.text()).isEqualTo(merged);
  }
}
