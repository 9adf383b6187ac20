package org.xsm.schema.xml;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class XmlTreeTest {

  @Test
  void keepsNamesValuesAndOrder() {
    XmlDocument document = Texts.read("<a x='1' y='2'><b/><c><d/></c></a>");

    assertThat(Texts.names(document.elements())).containsExactly("a", "b", "c", "d");
    assertThat(Texts.names(document.root().children())).containsExactly("b", "c");
    assertThat(document.root().attributes())
        .extracting(XmlAttribute::name)
        .containsExactly("x", "y");
    assertThat(document.root().attribute("y")).map(XmlAttribute::value).contains("2");
    assertThat(document.root().attribute("z")).isEmpty();
  }

  @Test
  void knowsIndexParentAndDepth() {
    XmlDocument document = Texts.read("<a><b/><c><d/></c></a>");

    XmlElement inner = document.elements().get(3);
    assertThat(inner.index()).isEqualTo(3);
    assertThat(inner.depth()).isEqualTo(2);
    assertThat(inner.parent()).isSameAs(document.elements().get(2));
    assertThat(document.root().parent()).isNull();
    assertThat(document.root().depth()).isZero();
  }

  @Test
  void placesAnElementWithAnEndTag() {
    String text = "<?xml version='1.0'?>\r\n<a\r\n x='>'\t>\r\n<b></b>\r\n</a >\r\n";
    XmlDocument document = Texts.read(text);
    XmlElement root = document.root();

    assertThat(text.substring(root.start(), root.tagEnd())).isEqualTo("<a\r\n x='>'\t>");
    assertThat(text.substring(root.closeStart(), root.end())).isEqualTo("</a >");
    assertThat(root.selfClosing()).isFalse();
    assertThat(Texts.raw(document, root.children().getFirst())).isEqualTo("<b></b>");
    assertThat(root.children().getFirst().selfClosing()).isFalse();
  }

  @Test
  void placesASelfClosingElement() {
    XmlDocument document = Texts.read("<a>😀<b x='/' /></a>");
    XmlElement element = document.elements().get(1);

    assertThat(Texts.raw(document, element)).isEqualTo("<b x='/' />");
    assertThat(element.selfClosing()).isTrue();
    assertThat(element.closeStart()).isEqualTo(element.tagEnd()).isEqualTo(element.end());
    assertThat(document.source().position(element.start())).hasToString("1:5");
  }

  @Test
  void placesAnAttribute() {
    String text = "<a p:x = \"1 &lt;\n2\" xmlns:p='u'/>";
    XmlAttribute attribute = Texts.read(text).root().attributes().getFirst();

    assertThat(text.substring(attribute.start(), attribute.nameEnd())).isEqualTo("p:x");
    assertThat(text.substring(attribute.valueStart(), attribute.valueEnd())).isEqualTo("1 &lt;\n2");
    assertThat(text.substring(attribute.start(), attribute.end())).isEqualTo("p:x = \"1 &lt;\n2\"");
    assertThat(attribute.value()).isEqualTo("1 < 2");
    assertThat(attribute.name()).isEqualTo("x");
    assertThat(attribute.prefix()).isEqualTo("p");
    assertThat(attribute.namespace()).isEqualTo("u");
  }

  @Test
  void tellsDeclarationsFromAttributes() {
    String text = "<a xmlns='u' xmlnsx='1' xmlns:p='v'><p:b/></a>";
    XmlElement root = Texts.read(text).root();

    assertThat(root.attributes()).extracting(XmlAttribute::name).containsExactly("xmlnsx");
    assertThat(root.declaredNamespaces()).extracting(XmlNamespace::prefix).containsExactly("", "p");
    assertThat(root.declaredNamespaces()).extracting(XmlNamespace::uri).containsExactly("u", "v");
    XmlNamespace second = root.declaredNamespaces().get(1);
    assertThat(text.substring(second.start(), second.end())).isEqualTo("xmlns:p='v'");
    assertThat(root.namespace()).isEqualTo("u");
    assertThat(root.children().getFirst().namespace()).isEqualTo("v");
    assertThat(root.children().getFirst().qualifiedName()).isEqualTo("p:b");
  }

  @Test
  void anAttributeWithANameSpaceIsNotFoundByItsLocalName() {
    XmlElement root = Texts.read("<a xmlns:p='u' p:x='1' x='2'/>").root();

    assertThat(root.attribute("x")).map(XmlAttribute::value).contains("2");
  }

  @Test
  void joinsTheElementsOwnText() {
    XmlElement root =
        Texts.read("<a>x &amp; <!-- no --><![CDATA[<y>]]><?p q?>&#x7a;\r\n</a>").root();

    assertThat(root.text()).isEqualTo("x & <y>z\n");
  }

  @Test
  void leavesOutWhatOnlyLaysOutChildren() {
    XmlElement root = Texts.read("<a>\n  <b> </b>\n  <c>t</c>\n</a>").root();

    assertThat(root.text()).isEmpty();
    assertThat(root.children().get(0).text()).isEqualTo(" ");
    assertThat(root.children().get(1).text()).isEqualTo("t");
  }

  @Test
  void keepsProcessingInstructionsAsText() {
    String text = "<?xml-stylesheet href='x'?><a><?include /etc/passwd?></a>";

    assertThat(Texts.read(text).source().text()).isEqualTo(text);
    assertThat(Texts.read(text).root().text()).isEmpty();
  }

  @Test
  void takesAnXIncludeForAnElementLikeAnyOther() {
    XmlDocument document =
        Texts.read(
            "<a xmlns:i='http://www.w3.org/2001/XInclude'><i:include href='/etc/passwd'/></a>");

    assertThat(Texts.names(document.elements())).containsExactly("a", "include");
  }

  @Test
  void aByteOrderMarkIsNotText() {
    XmlDocument document = Texts.read("\uFEFF<a/>");

    assertThat(document.root().start()).isZero();
    assertThat(document.source().text()).isEqualTo("<a/>");
  }
}
