package org.xsm.schema.xml;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.xsm.schema.Problem;

/** Whatever the bytes are, there is a tree or a sentence, soon. */
final class XmlReaderFuzzTest {
  private static final Duration SOON = Duration.ofSeconds(2);

  /** Two places of a text and what is put between them, in parts of the whole. */
  record Change(double from, double to, String put) {}

  @Property(tries = 1_000)
  void answersRandomBytes(@ForAll byte[] bytes) {
    answers(bytes);
  }

  @Property(tries = 4_000)
  void answersMarkupInAnyOrder(@ForAll("markup") List<String> pieces) {
    answers(String.join("", pieces).getBytes(UTF_8));
  }

  @Property(tries = 2_000)
  void answersMutatedDocuments(
      @ForAll("documents") String text, @ForAll("changes") List<Change> changes) {
    String changed = text;
    for (Change change : changes) {
      int from = (int) (change.from() * changed.length());
      int to = Math.min(changed.length(), from + (int) (change.to() * 6));
      changed = changed.substring(0, from) + change.put() + changed.substring(to);
    }

    answers(changed.getBytes(UTF_8));
  }

  @Property(tries = 1_000)
  void answersDocumentsCutShort(@ForAll("documents") String text, @ForAll("parts") double part) {
    byte[] bytes = text.getBytes(UTF_8);

    answers(Arrays.copyOf(bytes, (int) (part * bytes.length)));
  }

  @Property(tries = 1_000)
  void answersMutatedBytes(
      @ForAll("documents") String text, @ForAll("parts") double part, @ForAll byte put) {
    byte[] bytes = text.getBytes(UTF_8);
    bytes[(int) (part * (bytes.length - 1))] = put;

    answers(bytes);
  }

  private static void answers(byte[] bytes) {
    XmlReading reading =
        assertTimeout(SOON, () -> XmlReader.read("site.xml", bytes, XmlLimits.DEFAULT));

    if (reading instanceof XmlReading.Refused(var problems)) {
      assertThat(problems).hasSize(1);
      isASentence(problems.getFirst());
    }
  }

  private static void isASentence(Problem problem) {
    assertThat(problem.message())
        .doesNotContain("[row", "com.", "java.", "Exception", "\n", "\r")
        .hasSizeBetween(10, 300);
  }

  @Provide
  Arbitrary<String> documents() {
    return RandomXml.documents();
  }

  @Provide
  Arbitrary<Double> parts() {
    return Arbitraries.doubles().between(0, 1);
  }

  @Provide
  Arbitrary<List<Change>> changes() {
    return Combinators.combine(parts(), parts(), pieces())
        .as(Change::new)
        .list()
        .ofMinSize(1)
        .ofMaxSize(3);
  }

  @Provide
  Arbitrary<List<String>> markup() {
    return pieces().list().ofMaxSize(14);
  }

  private static Arbitrary<String> pieces() {
    return Arbitraries.of(
        "<",
        ">",
        "/",
        "</",
        "/>",
        "<a",
        "<a>",
        "</a>",
        "<p:b",
        "=",
        "\"",
        "'",
        " ",
        "\n",
        "\r",
        "x=\"1\"",
        " y='",
        "&",
        "&lt;",
        "&amp",
        "&#",
        "&#0;",
        "&#x110000;",
        "&foo;",
        ";",
        "<!--",
        "-->",
        "--",
        "-",
        "<![CDATA[",
        "]]>",
        "]",
        "<?",
        "?>",
        "<?xml",
        "<?xml version=\"1.0\"?>",
        " encoding='UTF-8'",
        "<!DOCTYPE",
        "<!",
        "[",
        "xmlns",
        "xmlns:p='u'",
        "xmlns=''",
        "xml:",
        ":",
        "<<<<<<<",
        "\0",
        "\u0001",
        "\uFEFF",
        "\uFFFE",
        "\uD83D",
        "😀",
        "é",
        "·",
        "\u2003",
        "");
  }
}
