package org.xsm.schema.xen;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.xsm.schema.Problem;

final class XlReaderTest {
  private static final int LARGE = 1 << 20;

  static List<String> cases() {
    return XlCases.names();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("cases")
  void readsAsRecorded(String name) {
    String printed = XlPrint.print(XlCases.reading(name));

    assertThat(printed).isEqualTo(XlCases.golden(name, "expected.txt", printed));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("cases")
  void lineEndsMakeNoDifference(String name) {
    String input = XlCases.input(name).replace("\r\n", "\n").replace('\r', '\n');

    String unix = XlPrint.print(XlReader.read("x", input));
    String windows = XlPrint.print(XlReader.read("x", input.replace("\n", "\r\n")));

    assertThat(windows).isEqualTo(unix);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[",
        "(",
        "[[],",
        "'",
        "\"\"\"",
        "a",
        "a=",
        "a=[",
        "a=1;",
        "\n",
        "\\\n",
        "#",
        "\\",
        "=",
        "a=a\n",
        "a='x'\na+=a\n",
        "a+=[a,a]\n",
        "a=[a,a]\n",
        "x=['",
        "disk=['phy:",
        "b=[1]\n b+=b\n",
        "if x:\n ",
        "\uD83D\uDE00",
        "\uDE00",
        "\u0000",
        "\r",
        "a='b' 'c' ",
        "vif=['mac=0,",
      })
  void hostileMegabytesTakeNoTime(String piece) {
    String text = piece.repeat(LARGE / piece.length());

    XlReading reading =
        Assertions.assertTimeoutPreemptively(
            Duration.ofSeconds(10), () -> XlReader.read("x", text));

    assertThat(reading.problems()).hasSizeLessThanOrEqualTo(101);
  }

  @Test
  void aFileOfOneMegabyteIsRead() {
    String text = "memory = 512\n" + "# a long story\n".repeat(LARGE / 15) + "vcpus = 2";

    XlReading reading = XlReader.read("x", text);

    assertThat(reading).isInstanceOf(XlReading.Understood.class);
  }

  @Test
  void aFileBeyondAllMeasureIsRefused() {
    XlReading reading = XlReader.read("disk.img", "\n".repeat(5 << 20));

    assertThat(reading.problems())
        .extracting(Problem::toString)
        .containsExactly(
            "disk.img:1:1: the file is longer than 4 MiB, which no Xen configuration is;"
                + " name the right file");
  }

  @Test
  void aPasswordIsNotKept() {
    String text =
        """
        vnc = 1
        vncpasswd = 'tops3cret'
        vfb = ['type=vnc,vncpasswd=tops3cret']
        """;

    XlReading reading = XlReader.read("x", text);

    assertThat(reading).isInstanceOf(XlReading.Understood.class);
    assertThat(reading.toString()).doesNotContain("tops3cret");
  }
}
