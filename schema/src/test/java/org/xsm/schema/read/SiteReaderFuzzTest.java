package org.xsm.schema.read;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.xsm.schema.Problem;
import org.xsm.schema.diff.Diff;

/**
 * Spoilt files, made from a corpus: every site file among the recorded cases, and what once made
 * trouble, kept in {@code fuzz/}. A longer run: {@code -Djqwik.tries.default=1000000}.
 */
class SiteReaderFuzzTest {
  private static final Path RESOURCES = Path.of("src/test/resources");
  private static final Duration LONGEST = Duration.ofSeconds(2);
  private static final List<byte[]> CORPUS = corpus();

  @Property
  void whateverComesIsASiteOrSentences(@ForAll long seed) {
    for (int more = 0; more < 4; more++) {
      read(seed + more);
    }
  }

  private static void read(long seed) {
    byte[] file = CORPUS.get((int) Long.remainderUnsigned(seed, CORPUS.size()));
    byte[] spoilt = Mutation.of(file, CORPUS, seed);

    long began = System.nanoTime();
    SiteReading reading = SiteReader.read("site.xml", spoilt);

    assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(LONGEST);
    switch (reading) {
      case SiteReading.Read read -> assertThat(Diff.between(read.site(), read.site())).isEmpty();
      case SiteReading.Refused refused ->
          assertThat(refused.problems()).isNotEmpty().allSatisfy(SiteReaderFuzzTest::isASentence);
    }
  }

  private static void isASentence(Problem problem) {
    assertThat(problem.message())
        .isNotBlank()
        .doesNotContain("Exception", "org.xsm", "com.ctc", "null", "\n");
    assertThat(problem.position().line()).isPositive();
    assertThat(problem.position().column()).isPositive();
  }

  private static List<byte[]> corpus() {
    try (Stream<Path> files = Files.walk(RESOURCES)) {
      return files
          .filter(file -> file.toString().endsWith(".xml"))
          .filter(file -> !file.toString().contains("/legacy/"))
          .sorted()
          .map(SiteReaderFuzzTest::bytes)
          .filter(bytes -> bytes.length < 20_000)
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the corpus", e);
    }
  }

  private static byte[] bytes(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the corpus", e);
    }
  }
}
