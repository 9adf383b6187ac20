package org.xsm.schema.xml;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** What holds of the tree over every well-formed text. */
final class XmlTreePropertyTest {

  @Provide
  Arbitrary<String> documents() {
    return RandomXml.documents();
  }

  @Property(tries = 500)
  void rawPiecesMakeTheText(@ForAll("documents") String text) {
    XmlDocument document = Texts.read(text);
    XmlElement root = document.root();

    String whole =
        text.substring(0, root.start()) + pieces(text, root) + text.substring(root.end());

    assertThat(whole).isEqualTo(text);
  }

  private static String pieces(String text, XmlElement element) {
    var made = new StringBuilder(text.substring(element.start(), element.tagEnd()));
    int at = element.tagEnd();
    for (XmlElement child : element.children()) {
      made.append(text, at, child.start()).append(pieces(text, child));
      at = child.end();
    }
    made.append(text, at, element.closeStart());
    return made.append(text, element.closeStart(), element.end()).toString();
  }

  @Property(tries = 500)
  void tagsStandWhereTheTreeSays(@ForAll("documents") String text) {
    for (XmlElement element : Texts.read(text).elements()) {
      assertThat(text.substring(element.start())).startsWith("<" + element.qualifiedName());
      assertThat(text.charAt(element.tagEnd() - 1)).isEqualTo('>');
      assertThat(text.charAt(element.end() - 1)).isEqualTo('>');
      if (element.selfClosing()) {
        assertThat(element.closeStart()).isEqualTo(element.end());
      } else {
        assertThat(text.substring(element.closeStart())).startsWith("</" + element.qualifiedName());
      }
    }
  }

  @Property(tries = 500)
  void attributesStandWhereTheTreeSays(@ForAll("documents") String text) {
    for (XmlElement element : Texts.read(text).elements()) {
      int last = element.start();
      for (XmlAttribute attribute : element.attributes()) {
        String raw = text.substring(attribute.valueStart(), attribute.valueEnd());
        char quote = text.charAt(attribute.valueEnd());

        assertThat(attribute.start()).isGreaterThan(last);
        assertThat(text.substring(attribute.start(), attribute.nameEnd()))
            .isEqualTo(attribute.qualifiedName());
        assertThat(quote).isEqualTo(text.charAt(attribute.valueStart() - 1)).isIn('"', '\'');
        assertThat(attribute.end()).isEqualTo(attribute.valueEnd() + 1);
        assertThat(RandomXml.unescape(raw)).isEqualTo(attribute.value());
        last = attribute.end();
      }
      assertThat(last).isLessThan(element.tagEnd());
    }
  }

  @Property(tries = 200)
  void positionsCountAsByHand(@ForAll("documents") String text) {
    XmlDocument document = Texts.read(text);
    for (XmlElement element : document.elements()) {
      String[] lines = text.substring(0, element.start()).split("\r\n|\r|\n", -1);
      String line = lines[lines.length - 1];

      assertThat(document.source().position(element.start()))
          .hasToString(lines.length + ":" + (line.codePointCount(0, line.length()) + 1));
    }
  }

  @Property(tries = 300)
  void whatIsEscapedIsReadBack(@ForAll("values") String value, @ForAll boolean single) {
    char quote = single ? '\'' : '"';
    String attribute = quote + XmlEscape.attribute(value, quote) + quote;
    XmlElement root = Texts.read("<a b=" + attribute + ">" + XmlEscape.text(value) + "</a>").root();

    assertThat(root.attribute("b")).map(XmlAttribute::value).isEqualTo(Optional.of(value));
    assertThat(root.text()).isEqualTo(value);
  }

  @Provide
  Arbitrary<String> values() {
    Arbitrary<String> sharp =
        Arbitraries.of("&", "<", ">", "]]>", "\"", "'", "\r", "\n", "\t", " ");
    Arbitrary<String> plain =
        Arbitraries.strings().ofMaxLength(8).filter(text -> XmlEscape.isWritable(text));
    return Combinators.combine(sharp, plain, sharp).as((a, b, c) -> a + b + c);
  }

  @Property(tries = 100)
  void offsetsHoldBeyondTheParsersBuffers(@ForAll("lines") List<String> ends) {
    var text = new StringBuilder("<?xml version='1.0'?>");
    for (int number = 0; number < 3_000; number++) {
      text.append(number == 0 ? "<a>" : "<b x='>" + number + "'>t</b>");
      text.append(ends.get(number % ends.size()).repeat(number == 0 ? 0 : number % 7));
    }
    String whole = text.append("</a>").toString();

    XmlDocument document = Texts.read(whole);

    for (XmlElement element : document.root().children()) {
      assertThat(Texts.raw(document, element)).isEqualTo("<b x='>" + element.index() + "'>t</b>");
    }
  }

  @Provide
  Arbitrary<List<String>> lines() {
    return Arbitraries.of("\n", "\r\n", "\r", "\t", "😀", "<!-- <c> -->", "<?p <c> ?>", "é", "&lt;")
        .list()
        .ofMinSize(1)
        .ofMaxSize(5);
  }
}
