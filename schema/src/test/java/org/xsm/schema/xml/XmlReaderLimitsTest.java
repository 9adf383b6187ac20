package org.xsm.schema.xml;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class XmlReaderLimitsTest {
  private static final XmlLimits SMALL = new XmlLimits(500, 3, 5, 3, 10, 20);

  private static String line(String text) {
    return Texts.line(XmlReader.read("site.xml", text.getBytes(UTF_8), SMALL));
  }

  private static void passes(String text) {
    assertThat(XmlReader.read("site.xml", text.getBytes(UTF_8), SMALL))
        .isInstanceOf(XmlReading.Read.class);
  }

  @Test
  void boundsTheFile() {
    passes("<a/>" + " ".repeat(496));

    assertThat(line(" ".repeat(501)))
        .isEqualTo(
            "site.xml:1:1: the file is 501 bytes, more than the 500 that a site file may have");
    assertThat(Texts.line(XmlReader.read("site.xml", " ".repeat(501), SMALL)))
        .isEqualTo(
            "site.xml:1:1: the file is 501 characters, more than the 500 that a site file may"
                + " have");
  }

  @Test
  void boundsTheDepth() {
    passes("<a><b><c/></b></a>");

    assertThat(line("<a><b><c><d/></c></b></a>"))
        .isEqualTo("site.xml:1:10: elements are nested more than 3 deep; close some before this");
  }

  @Test
  void boundsTheElements() {
    passes("<a><b/><b/><b/><b/></a>");

    assertThat(line("<a><b/><b/><b/><b/><b/></a>"))
        .isEqualTo("site.xml:1:20: more than 5 elements, which is all that a site file may have");
  }

  @Test
  void boundsTheAttributesOfAnElement() {
    passes("<a b='' c='' d=''/>");

    assertThat(line("<a b='' c='' d='' e=''/>"))
        .isEqualTo("site.xml:1:19: an element has more than the 3 attributes that it may have");
  }

  @Test
  void boundsAValueAsWritten() {
    passes("<a b='0123456789' c='0123456789'/>");

    assertThat(line("<a b='0123456789x'/>"))
        .isEqualTo("site.xml:1:4: the value is longer than the 10 characters that it may have");
    assertThat(line("<a b='&amp;&amp;&amp;'/>"))
        .isEqualTo("site.xml:1:4: the value is longer than the 10 characters that it may have");
  }

  @Test
  void boundsTheTextOfAnElement() {
    passes("<a>01234567890123456789</a>");

    assertThat(line("<a> <b>0123456789<![CDATA[0123456789]]>x</b></a>"))
        .isEqualTo(
            "site.xml:1:5: <b> holds more than 20 characters of text, which is all that it may");
  }

  @Test
  void whiteSpaceBetweenChildrenIsNoText() {
    passes("<a><b/>" + " ".repeat(30) + "<b/></a>");
  }

  @Test
  void boundsTheLengthOfANameAndTheNumberOfThem() {
    String many = "<a>" + numbered(1_001) + "</a>";

    assertThat(Texts.line(XmlReader.read("s", "<" + "n".repeat(257) + "/>", XmlLimits.DEFAULT)))
        .isEqualTo("s:1:2: a name of 257 characters, more than the 256 that it may have");
    assertThat(Texts.line(XmlReader.read("s", many, XmlLimits.DEFAULT)))
        .contains("more than 1000 different names of elements and attributes");
  }

  @Test
  void boundsTheNameSpacesInForce() {
    var text = new StringBuilder("<a");
    for (int number = 0; number < 65; number++) {
      text.append(" xmlns:n").append(number).append("='u'");
    }

    assertThat(Texts.line(XmlReader.read("s", text.append("/>").toString(), XmlLimits.DEFAULT)))
        .isEqualTo("s:1:1: more than 64 name spaces are declared around this; remove some");
  }

  @Test
  void nameSpacesOfElementsBesideOneAnotherDoNotAddUp() {
    String text = "<a>" + "<b xmlns='u'/>".repeat(100) + "</a>";

    assertThat(Texts.read(text).elements()).hasSize(101);
  }

  private static String numbered(int count) {
    var text = new StringBuilder();
    for (int number = 0; number < count; number++) {
      text.append("<n").append(number).append("/>");
    }
    return text.toString();
  }
}
