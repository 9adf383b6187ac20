package org.xsm.schema.xen;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.xsm.schema.Problem.Severity;

/**
 * Whatever the text, a reading comes of it, its places are places of the text, and what is
 * understood becomes a config that the site's schema accepts.
 */
final class XlReaderFuzzTest {
  private static final List<String> WORDS =
      List.of(
          "name",
          "disk",
          "vif",
          "vfb",
          "memory",
          "builder",
          "x",
          "=",
          "+=",
          "[",
          "]",
          "(",
          ")",
          "{",
          ",",
          ";",
          "\n",
          "\r\n",
          "'",
          "\"",
          "\"\"\"",
          "\\",
          "#",
          " ",
          "\t",
          "0x1f",
          "512",
          "'phy:/dev/a,xvda,w'",
          "'mac=00:16:3e:00:00:01'",
          "'type=vnc'",
          "True",
          "None",
          "if",
          "def",
          "%",
          "-",
          ".",
          "\u0000",
          "\uD83D",
          "\uDE00",
          "é");

  @Property(tries = 2000)
  void randomTextIsReadOrRefused(@ForAll String text) {
    reads(text);
  }

  @Property(tries = 3000)
  void randomWordsAreReadOrRefused(@ForAll("words") String text) {
    reads(text);
  }

  @Property(tries = 3000)
  void spoiltFilesAreReadOrRefused(@ForAll("spoilt") String text) {
    reads(text);
  }

  @Provide
  Arbitrary<String> words() {
    return Arbitraries.of(WORDS).list().ofMaxSize(80).map(words -> String.join("", words));
  }

  /** A recorded case with a piece cut out and a word put in its place. */
  @Provide
  Arbitrary<String> spoilt() {
    Arbitrary<String> texts = Arbitraries.of(XlCases.names()).map(XlCases::input);
    return Combinators.combine(
            texts,
            Arbitraries.integers().between(0, 1 << 20),
            Arbitraries.integers().between(0, 30),
            Arbitraries.of(WORDS))
        .as(XlReaderFuzzTest::spoil);
  }

  private static String spoil(String text, int place, int length, String word) {
    int start = place % (text.length() + 1);
    int end = Math.min(text.length(), start + length);
    return text.substring(0, start) + word + text.substring(end);
  }

  private static void reads(String text) {
    XlReading reading = XlReader.read("fuzz", text);

    long lines = text.chars().filter(character -> character == '\n' || character == '\r').count();
    assertThat(reading.problems())
        .allSatisfy(
            problem -> {
              assertThat(problem.position().line()).isBetween(1, (int) lines + 1);
              assertThat(problem.position().column()).isBetween(1, text.length() + 1);
              assertThat(problem.message()).doesNotContain("\n");
            });
    boolean refused = reading instanceof XlReading.Refused;
    assertThat(reading.problems().stream().anyMatch(p -> p.severity() == Severity.ERROR))
        .isEqualTo(refused);
    if (reading instanceof XlReading.Understood(var config, _)) {
      assertThat(XlSchema.mistakes(XlConversion.toConfig(config, "fuzz"))).isEmpty();
    }
  }
}
