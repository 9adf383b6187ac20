package org.xsm.schema.xml;

import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Arrays;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.xsm.schema.Problem;

/** Each case of {@code messages.txt}: {@code --- name}, the text, {@code = line:column rule: …}. */
final class XmlReaderMessagesTest {

  record Case(String name, String text, String expected) {
    @Override
    public String toString() {
      return name;
    }
  }

  static Stream<Case> cases() throws IOException {
    try (var in = XmlReaderMessagesTest.class.getResourceAsStream("messages.txt")) {
      String all = new String(Objects.requireNonNull(in).readAllBytes(), UTF_8);
      return Arrays.stream(all.split("(?m)^--- "))
          .filter(one -> !one.isEmpty())
          .map(one -> of(one));
    }
  }

  private static Case of(String written) {
    int text = written.indexOf('\n') + 1;
    int expected = written.lastIndexOf("\n= ");
    return new Case(
        written.substring(0, text - 1),
        written.substring(text, expected).translateEscapes(),
        written.substring(expected + 3).strip());
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("cases")
  void saysWhatIsWrongAndWhere(Case given) {
    XmlReading reading = XmlReader.read("site.xml", given.text(), XmlLimits.DEFAULT);

    assertThat(reading).isInstanceOf(XmlReading.Refused.class);
    Problem problem = ((XmlReading.Refused) reading).problems().getFirst();
    assertThat(problem.position() + " " + problem.rule() + ": " + problem.message())
        .isEqualTo(given.expected());
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("cases")
  void saysTheSameOfTheTextInUtf16(Case given) {
    byte[] bytes = new Encoding(UTF_16LE, true).encode(given.text());

    XmlReading reading = XmlReader.read("site.xml", bytes, XmlLimits.DEFAULT);

    Problem problem = ((XmlReading.Refused) reading).problems().getFirst();
    assertThat(given.expected()).startsWith(problem.position() + " ");
  }
}
