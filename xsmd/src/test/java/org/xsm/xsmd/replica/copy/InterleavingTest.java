package org.xsm.xsmd.replica.copy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Thousands of orders in which editors save, revisions arrive and daemons die. Nothing may be lost,
 * nothing undone. What fails is told with its seed and step by step; {@code -Psoak -Dxsm.seed=N
 * -Dxsm.runs=1} repeats it.
 */
final class InterleavingTest {
  @TempDir(factory = InMemory.class)
  private Path directory = Path.of("");

  @Test
  void nothingIsLostAndNothingUndone() throws IOException {
    run(0, Integer.getInteger("xsm.runs", 150), false);
  }

  @Test
  void neitherWhenTheDaemonIsKilledBetweenAnyTwoSteps() throws IOException {
    run(100_000, Integer.getInteger("xsm.runs", 150), true);
  }

  @Tag("soak")
  @Test
  void norInManyThousands() throws IOException {
    long from = Long.getLong("xsm.seed", System.nanoTime());
    run(from, Integer.getInteger("xsm.runs", 20_000), true);
  }

  private void run(long from, int count, boolean crashes) throws IOException {
    for (long seed = from; seed < from + count; seed++) {
      Path place = Files.createDirectory(directory.resolve(crashes + "-" + seed));
      var interleaving = new Interleaving(place, seed, crashes);
      try {
        interleaving.run();
        interleaving.check();
      } catch (RuntimeException | AssertionError e) {
        throw new AssertionError(
            "seed " + seed + "\n" + interleaving.story() + "\n" + e.getMessage(), e);
      }
    }
  }
}
