package org.xsm.xsmd.replica.copy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.xsm.xsmd.replica.copy.CopyState.Standing;

/** The daemon is killed after each of its steps in turn, and started again. */
final class KilledTest {
  private static final int MOST = 60;

  @TempDir(factory = InMemory.class)
  private Path directory = Path.of("");

  private final String mine = Sample.memory(Sample.TEXT, "a", 300);
  private final String theirs = Sample.memory(Sample.TEXT, "c", 200);
  private final String both = Sample.memory(theirs, "a", 300);

  /** A daemon that is killed. */
  private static final class Killed extends Error {
    private static final long serialVersionUID = 1L;
  }

  static Stream<Swap> ways() {
    return Stream.of(Swap.NATIVE, (one, other) -> Swap.Answer.UNABLE);
  }

  @ParameterizedTest
  @MethodSource("ways")
  void aRevisionIsWrittenAndASaveJustBeforeItIsMerged(Swap way) throws IOException {
    List<String> reached =
        each(
            way,
            (bench, beforeExchange) -> {
              beforeExchange.set(() -> bench.save(mine));
              bench.site.commit("h2", theirs);
            },
            bench -> {
              assertThat(bench.site.head()).isEqualTo(both);
              assertThat(bench.text()).isEqualTo(both);
              assertThat(bench.rejected()).isEmpty();
              assertThat(bench.standing()).isEqualTo(Standing.CLEAN);
            });

    assertThat(reached)
        .contains("planned", "fresh file written", "ready to exchange", "in place")
        .contains("replacement recorded", "save written down", "answered", "commit recorded")
        .contains("displaced file removed");
  }

  @ParameterizedTest
  @MethodSource("ways")
  void aSaveThatCannotBeMergedIsKeptOnce(Swap way) throws IOException {
    String wrong = Sample.field(Sample.TEXT, "a", "memory", "lots");

    List<String> reached =
        each(
            way,
            (bench, beforeExchange) -> {
              beforeExchange.set(() -> bench.save(wrong));
              bench.site.commit("h2", theirs);
            },
            bench -> {
              // Killed before the exchange, the save is still where it was saved.
              boolean left = bench.text().equals(wrong);
              assertThat(bench.rejected())
                  .hasSize(left ? 0 : 1)
                  .allSatisfy(kept -> assertThat(kept).hasContent(wrong));
              assertThat(left || bench.text().equals(theirs)).isTrue();
              assertThat(bench.error()).contains("lots");
            });

    assertThat(reached).contains("note written down", "text kept beside", "keeping recorded");
  }

  @ParameterizedTest
  @MethodSource("ways")
  void aFormerTextIsKeptOnceAndTheHeadShown(Swap way) throws IOException {
    List<String> reached =
        each(
            way,
            (bench, beforeExchange) -> {
              bench.site.commit("h2", theirs);
              bench.rest();
              bench.saveByRename(Sample.TEXT);
            },
            bench -> {
              assertThat(bench.text()).isEqualTo(theirs);
              assertThat(bench.site.head()).isEqualTo(theirs);
              assertThat(bench.rejected())
                  .singleElement()
                  .satisfies(kept -> assertThat(kept).hasContent(Sample.TEXT));
            });

    assertThat(reached).contains("text kept beside", "keeping recorded", "replacement recorded");
  }

  /** What happens just before two names are exchanged. */
  private static final class Moment {
    private Runnable action = () -> {};

    void set(Runnable next) {
      action = next;
    }

    void come() {
      Runnable now = action;
      action = () -> {};
      now.run();
    }
  }

  private interface Scene {
    void play(Bench bench, Moment beforeExchange);
  }

  private interface Check {
    void of(Bench bench);
  }

  /** Plays a scene again and again, killing after one step more each time. */
  private List<String> each(Swap way, Scene scene, Check check) throws IOException {
    for (int kill = 0; kill < MOST; kill++) {
      Path place = Files.createDirectory(directory.resolve(String.valueOf(kill)));
      var bench = new Bench(place, new FakeSite(Sample.TEXT));
      bench.swap = way;
      bench.start();
      bench.rest();
      var moment = new Moment();
      var reached = new ArrayList<String>();
      int last = kill;
      scene.play(bench, moment);
      bench.steps =
          name -> {
            reached.add(name);
            if (name.equals("ready to exchange")) {
              moment.come();
            }
            if (reached.size() == last + 1) {
              throw new Killed();
            }
          };
      boolean killed = play(bench);
      check.of(bench);
      assertThat(bench.hidden()).as("killed after %s", reached).isEmpty();
      if (!killed) {
        return reached;
      }
    }
    throw new AssertionError("there is no end of steps");
  }

  private static boolean play(Bench bench) {
    boolean killed = false;
    try {
      restLong(bench);
    } catch (Killed e) {
      killed = true;
      bench.start();
      restLong(bench);
    }
    return killed;
  }

  /** Until the displaced are gone. */
  private static void restLong(Bench bench) {
    bench.rest();
    bench.forward(Duration.ofMinutes(2));
    bench.rest();
  }
}
