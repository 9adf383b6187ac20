package org.xsm.schema.xml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

final class XmlSourceTest {

  @Test
  void countsEveryKindOfLineEnd() {
    XmlSource source = XmlSource.of("s", "a\nb\r\nc\rd");

    assertThat(source.position(2)).hasToString("2:1");
    assertThat(source.position(3)).hasToString("2:2");
    assertThat(source.position(4)).hasToString("2:3");
    assertThat(source.position(5)).hasToString("3:1");
    assertThat(source.position(7)).hasToString("4:1");
  }

  @Test
  void countsCharactersRatherThanTheirHalves() {
    XmlSource source = XmlSource.of("s", "😀😀x\n" + "😀".repeat(3_000) + "x");

    assertThat(source.position(4)).hasToString("1:3");
    assertThat(source.position(6 + 6_000)).hasToString("2:3001");
  }

  @Test
  void placesTheEndAndWhatLiesBeyond() {
    XmlSource source = XmlSource.of("s", "ab\n");

    assertThat(source.position(3)).hasToString("2:1");
    assertThat(source.position(99)).hasToString("2:1");
  }

  @Test
  void makesProblemsAtAnOffset() {
    XmlSource source = XmlSource.of("site.xml", "<a>\n</a>");

    assertThat(source.error("rule", 4, "is wrong")).hasToString("site.xml:2:1: is wrong");
    assertThat(source.warning("rule", 0, "is odd")).hasToString("site.xml:1:1: warning: is odd");
  }

  @Test
  void whatXmlCannotHoldIsNotEscaped() {
    assertThat(XmlEscape.isWritable("a\u0001")).isFalse();
    assertThatThrownBy(() -> XmlEscape.text("a\u0001"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("U+0001 cannot be written in XML; remove it");
  }

  @Test
  void onlyTheQuoteThatStandsAroundIsEscaped() {
    assertThat(XmlEscape.attribute("\"'", '"')).isEqualTo("&quot;'");
    assertThat(XmlEscape.attribute("\"'", '\'')).isEqualTo("\"&apos;");
    assertThat(XmlEscape.text("\"'")).isEqualTo("\"'");
  }
}
