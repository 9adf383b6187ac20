package org.xsm.schema.xml;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.xsm.schema.xml.HostileTexts.Hostile;

/** Texts made to take all time or all memory: each is answered soon, and from little. */
final class XmlReaderHostileTest {
  private static final Duration SOON = Duration.ofSeconds(10);

  static List<Hostile> refused() {
    return HostileTexts.refused();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("refused")
  void isRefusedSoon(Hostile text) {
    XmlReading reading = assertTimeoutPreemptively(SOON, () -> text.read());

    assertThat(Texts.line(reading)).contains(text.expected()).hasSizeLessThan(300);
  }

  static List<Hostile> readable() {
    return HostileTexts.readable();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("readable")
  void isReadSoon(Hostile text) {
    XmlReading reading = assertTimeoutPreemptively(SOON, () -> text.read());

    assertThat(Texts.document(reading).root().start()).isZero();
  }

  @Test
  void allAreAnsweredInASmallHeap() throws IOException, InterruptedException {
    Path java = Path.of(System.getProperty("java.home"), "bin", "java");
    Process process =
        new ProcessBuilder(
                java.toString(),
                "-Xmx400m",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                HostileTexts.class.getName())
            .redirectErrorStream(true)
            .start();

    boolean ended = process.waitFor(2, TimeUnit.MINUTES);
    if (!ended) {
      process.destroyForcibly();
    }

    assertThat(ended).isTrue();
    String said = new String(process.getInputStream().readAllBytes(), ISO_8859_1);
    assertThat(process.exitValue()).as(said).isZero();
  }

  @Test
  void aHundredMegabytesAreRefusedUnread() {
    byte[] bytes = new byte[100 << 20];

    XmlReading reading =
        assertTimeoutPreemptively(
            Duration.ofMillis(100), () -> XmlReader.read("site.xml", bytes, XmlLimits.DEFAULT));

    assertThat(Texts.line(reading))
        .isEqualTo(
            "site.xml:1:1: the file is 104857600 bytes, more than the 16777216 that a site file"
                + " may have");
  }

  @Test
  void everyElementOfALongLineIsPlacedSoon() {
    XmlDocument document = Texts.read(HostileTexts.fill("<a>", "<b>😀</b>", "</a>"));

    assertTimeoutPreemptively(
        SOON,
        () -> {
          XmlSource source = document.source();
          int last = 0;
          for (XmlElement element : document.elements()) {
            last = source.position(element.start()).column();
          }
          assertThat(last).isEqualTo(4 + (document.elements().size() - 2) * 8);
        });
  }

  @Test
  void aHundredThousandGuestsAreReadSoon() {
    byte[] bytes = Texts.site(100_000).getBytes(ISO_8859_1);

    XmlReading reading =
        assertTimeoutPreemptively(SOON, () -> XmlReader.read("site.xml", bytes, XmlLimits.DEFAULT));

    assertThat(Texts.document(reading).elements()).hasSize(100_002);
  }
}
