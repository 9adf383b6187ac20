package org.xsm.xsmd.replica.copy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.xsm.xsmd.replica.copy.CopyState.Standing;

/** What is saved between the look and the exchange, with and without an exchanging rename. */
final class DisplacedTest {
  /** How a file system exchanges two names. */
  enum Way {
    EXCHANGE,
    ASIDE;

    Swap swap() {
      return this == EXCHANGE ? Swap.NATIVE : (one, other) -> Swap.Answer.UNABLE;
    }
  }

  @TempDir(factory = InMemory.class)
  private Path directory = Path.of("");

  private final String mine = Sample.memory(Sample.TEXT, "a", 300);
  private final String theirs = Sample.memory(Sample.TEXT, "c", 200);
  private final String both = Sample.memory(theirs, "a", 300);

  private Bench bench(Way way) {
    var bench = new Bench(directory, new FakeSite(Sample.TEXT));
    bench.swap = way.swap();
    bench.start();
    bench.rest();
    return bench;
  }

  @ParameterizedTest
  @EnumSource
  void aRevisionIsWritten(Way way) {
    Bench bench = bench(way);

    bench.site.commit("h2", theirs);
    bench.rest();

    assertThat(bench.text()).isEqualTo(theirs);
    assertThat(bench.standing()).isEqualTo(Standing.CLEAN);
    bench.restMinutes(2);
    assertThat(bench.hidden()).isEmpty();
  }

  /** Each would be watched for a minute. */
  @ParameterizedTest
  @EnumSource
  void ofManyRevisionsInARowTheNewestIsWrittenNowAndThen(Way way) {
    Bench bench = bench(way);

    for (int i = 0; i < 500; i++) {
      bench.site.commit("h2", Sample.memory(Sample.TEXT, "c", 200 + i));
      bench.look();
      bench.look();
      bench.forward(Duration.ofMillis(20));
    }
    bench.rest();

    assertThat(bench.text()).isEqualTo(Sample.memory(Sample.TEXT, "c", 699));
    assertThat(bench.standing()).isEqualTo(Standing.CLEAN);
    assertThat(bench.hidden()).hasSizeBetween(2, 50);
  }

  @ParameterizedTest
  @EnumSource
  void aSaveInPlaceJustBeforeTheExchangeIsMerged(Way way) {
    Bench bench = bench(way);
    at(bench, "ready to exchange", () -> bench.save(mine));

    bench.site.commit("h2", theirs);
    bench.rest();

    assertThat(bench.site.head()).isEqualTo(both);
    assertThat(bench.text()).isEqualTo(both);
  }

  @ParameterizedTest
  @EnumSource
  void aSaveByRenameJustBeforeTheExchangeIsMerged(Way way) {
    Bench bench = bench(way);
    at(bench, "ready to exchange", () -> bench.saveByRename(mine));

    bench.site.commit("h2", theirs);
    bench.rest();

    assertThat(bench.site.head()).isEqualTo(both);
    assertThat(bench.text()).isEqualTo(both);
  }

  @ParameterizedTest
  @EnumSource
  void anEditorThatMovedTheFileAwayWritesItsOwn(Way way) {
    Bench bench = bench(way);
    at(bench, "ready to exchange", () -> move(bench.file, bench.file.resolveSibling("site.xml~")));

    bench.site.commit("h2", theirs);
    bench.look();
    bench.save(mine);
    bench.rest();

    assertThat(bench.site.head()).isEqualTo(both);
    assertThat(bench.text()).isEqualTo(both);
  }

  @ParameterizedTest
  @EnumSource
  void anEditorThatStillHasTheFileOpenIsHeard(Way way) throws IOException {
    Bench bench = bench(way);
    try (FileChannel editor =
        FileChannel.open(bench.file, StandardOpenOption.WRITE, StandardOpenOption.READ)) {
      bench.site.commit("h2", theirs);
      bench.rest();
      editor.truncate(0);
      bench.look();
      write(editor, mine.substring(0, 400));
      bench.look();
      bench.forward(Duration.ofMillis(500));
      bench.look();
      write(editor, mine.substring(400));
    }

    bench.rest();

    assertThat(bench.site.head()).isEqualTo(both);
    assertThat(bench.text()).isEqualTo(both);
    bench.restMinutes(3);
    assertThat(bench.hidden()).isEmpty();
    assertThat(bench.rejected()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void anEditorThatGoesOnFromADisplacedSaveUndoesNothing(Way way) {
    Bench bench = bench(way);
    bench.site.commit("h2", Sample.comment(Sample.TEXT, "one more"));
    bench.rest();
    String stale = Sample.memory(Sample.TEXT, "a", 300);
    at(bench, "ready to exchange", () -> bench.save(stale));
    bench.site.commit("h2", Sample.memory(bench.site.head(), "c", 200));
    bench.rest();
    assertThat(bench.site.headRevision().number()).isEqualTo(4);
    bench.site.commit("h2", Sample.memory(bench.site.head(), "d", 200));
    bench.rest();

    bench.saveByRename(Sample.memory(stale, "b", 400));
    bench.rest();

    String all =
        Sample.comment(Sample.memory(Sample.memory(stale, "c", 200), "d", 200), "one more");
    assertThat(bench.site.head()).isEqualTo(Sample.memory(all, "b", 400));
    assertThat(bench.text()).isEqualTo(bench.site.head());
  }

  @ParameterizedTest
  @EnumSource
  void aDisplacedSaveThatIsNoSiteIsKeptBeside(Way way) {
    Bench bench = bench(way);
    String wrong = Sample.field(Sample.TEXT, "a", "memory", "lots");
    at(bench, "ready to exchange", () -> bench.save(wrong));

    bench.site.commit("h2", theirs);
    bench.restMinutes(3);

    assertThat(bench.text()).isEqualTo(theirs);
    assertThat(bench.rejected())
        .singleElement()
        .satisfies(kept -> assertThat(kept).hasContent(wrong));
    assertThat(bench.error()).contains("lots");
    assertThat(bench.hidden()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void aDisplacedSaveWaitsForAMajorityHoweverLong(Way way) {
    Bench bench = bench(way);
    at(bench, "ready to exchange", () -> bench.save(mine));
    bench.site.commit("h2", theirs);
    bench.site.quorum(false);
    bench.restMinutes(30);
    assertThat(bench.hidden()).isNotEmpty();

    bench.site.quorum(true);
    bench.rest();

    assertThat(bench.text()).isEqualTo(both);
  }

  @ParameterizedTest
  @EnumSource
  void whatIsWrittenAtTheLastMomentIsKept(Way way) {
    Bench bench = bench(way);
    bench.site.commit("h2", theirs);
    bench.look();
    Path displaced = bench.hidden().getFirst();
    try (FileChannel editor = FileChannel.open(displaced, StandardOpenOption.WRITE)) {
      at(bench, "displaced file removed", () -> write(editor, "<late/>"));
      bench.restMinutes(3);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }

    assertThat(bench.rejected()).hasSize(1);
    assertThat(bench.error()).contains("an editor wrote it to a file that the site's had replaced");
  }

  private static void at(Bench bench, String step, Runnable action) {
    bench.steps =
        name -> {
          if (name.equals(step)) {
            bench.steps = Steps.UNWATCHED;
            action.run();
          }
        };
  }

  private static void move(Path from, Path to) {
    try {
      Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void write(FileChannel channel, String text) {
    try {
      channel.write(ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
