package org.xsm.schema.xml;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.xml.bind.JAXBContext;
import jakarta.xml.bind.JAXBException;
import jakarta.xml.bind.annotation.XmlAccessType;
import jakarta.xml.bind.annotation.XmlAccessorType;
import jakarta.xml.bind.annotation.XmlAnyElement;
import jakarta.xml.bind.annotation.XmlElement;
import jakarta.xml.bind.annotation.XmlRootElement;
import jakarta.xml.bind.annotation.XmlTransient;
import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.parsers.SAXParserFactory;
import org.glassfish.jaxb.core.annotation.XmlLocation;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;
import org.xml.sax.Attributes;
import org.xml.sax.InputSource;
import org.xml.sax.Locator;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.DefaultHandler;

final class XmlEventsTest {
  private static final String TEXT =
      "<a xmlns='u' xmlns:p='v' x='1'><b p:y='2 &lt;'>t</b><p:c><d xmlns=''/></p:c></a>";

  @Test
  void tellsWhatAParserWouldTell() throws Exception {
    var told = new Recorder();
    var parsed = new Recorder();

    XmlEvents.replay(Texts.read(TEXT), told);
    parse(TEXT, parsed);

    assertThat(told.events).isEqualTo(parsed.events);
  }

  @Test
  void theLocatorsLineIsTheIndexOfTheElement() throws Exception {
    var recorder = new Recorder();

    XmlEvents.replay(Texts.read(TEXT), recorder);

    assertThat(recorder.lines).containsExactly(0, 1, 2, 3);
  }

  @Test
  void jaxbObjectsLeadBackToTheirElements() throws Exception {
    XmlDocument document =
        Texts.read("<pool>\n <guest/>\n <raw><q:x xmlns:q='v' y='1'/></raw><guest/></pool>");

    Pool pool = unmarshal(document);

    assertThat(pool.guest)
        .extracting(guest -> document.elements().get(guest.index()).start())
        .containsExactly(8, 53);
    assertThat(pool.other).extracting(Element::getLocalName).containsExactly("raw");
  }

  private static Pool unmarshal(XmlDocument document) throws JAXBException, SAXException {
    var handler = JAXBContext.newInstance(Pool.class).createUnmarshaller().getUnmarshallerHandler();
    XmlEvents.replay(document, handler);
    return (Pool) handler.getResult();
  }

  private static void parse(String text, DefaultHandler handler)
      throws SAXException, ParserConfigurationException, IOException {
    var factory = SAXParserFactory.newDefaultInstance();
    factory.setNamespaceAware(true);
    factory.newSAXParser().parse(new InputSource(new StringReader(text)), handler);
  }

  @XmlRootElement(name = "pool")
  @XmlAccessorType(XmlAccessType.FIELD)
  static final class Pool {
    @XmlElement List<Guest> guest = new ArrayList<>();
    @XmlAnyElement List<Element> other = new ArrayList<>();
  }

  @XmlAccessorType(XmlAccessType.FIELD)
  static final class Guest {
    @XmlLocation @XmlTransient @Nullable Locator place;

    int index() {
      Locator known = place;
      return known == null ? -1 : known.getLineNumber();
    }
  }

  private static final class Recorder extends DefaultHandler {
    final List<String> events = new ArrayList<>();
    final List<Integer> lines = new ArrayList<>();
    @Nullable Locator locator;

    @Override
    public void setDocumentLocator(Locator given) {
      locator = given;
    }

    @Override
    public void startPrefixMapping(String prefix, String uri) {
      events.add("map " + prefix + "=" + uri);
    }

    @Override
    public void endPrefixMapping(String prefix) {
      events.add("unmap");
    }

    @Override
    public void startElement(String uri, String name, String qualified, Attributes attributes) {
      var event = new StringBuilder("start {" + uri + "}" + name + " " + qualified);
      for (int at = 0; at < attributes.getLength(); at++) {
        event.append(" {").append(attributes.getURI(at)).append('}');
        event.append(attributes.getLocalName(at)).append(' ').append(attributes.getQName(at));
        event.append('=').append(attributes.getValue(at));
      }
      events.add(event.toString());
      Locator known = locator;
      lines.add(known == null ? -1 : known.getLineNumber());
    }

    @Override
    public void endElement(String uri, String name, String qualified) {
      events.add("end {" + uri + "}" + name + " " + qualified);
    }

    @Override
    public void characters(char[] characters, int start, int length) {
      events.add("text " + new String(characters, start, length));
    }
  }
}
