package org.xsm.schema.legacy;

import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.Map;
import javax.xml.XMLConstants;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.parsers.SAXParserFactory;
import javax.xml.transform.Templates;
import javax.xml.transform.Transformer;
import javax.xml.transform.TransformerConfigurationException;
import javax.xml.transform.TransformerException;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.sax.SAXSource;
import javax.xml.transform.stream.StreamResult;
import javax.xml.transform.stream.StreamSource;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/** The stylesheet that makes site files from files of the old XSM: a decision. */
final class LegacyStylesheet {
  private static final String NAME = "/org/xsm/schema/xsmconfig.xsl";
  private static final Templates TEMPLATES = templates();

  private LegacyStylesheet() {}

  /** What it makes of a text that is known to be well formed and valid. */
  static String apply(String text, Map<String, String> parameters) {
    var made = new StringWriter();
    try {
      Transformer transformer = TEMPLATES.newTransformer();
      parameters.forEach(transformer::setParameter);
      transformer.transform(source(text), new StreamResult(made));
    } catch (TransformerException | SAXException | ParserConfigurationException e) {
      throw new IllegalStateException("cannot apply " + NAME + ": " + e.getMessage(), e);
    }
    return made.toString();
  }

  private static SAXSource source(String text) throws SAXException, ParserConfigurationException {
    SAXParserFactory factory = SAXParserFactory.newDefaultNSInstance();
    factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
    factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
    return new SAXSource(
        factory.newSAXParser().getXMLReader(), new InputSource(new StringReader(text)));
  }

  private static Templates templates() {
    TransformerFactory factory = TransformerFactory.newDefaultInstance();
    try (InputStream in = LegacyStylesheet.class.getResourceAsStream(NAME)) {
      if (in == null) {
        throw new IllegalStateException(NAME + " is missing from the program");
      }
      factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
      factory.setAttribute(XMLConstants.ACCESS_EXTERNAL_DTD, "");
      factory.setAttribute(XMLConstants.ACCESS_EXTERNAL_STYLESHEET, "");
      return factory.newTemplates(new StreamSource(in));
    } catch (TransformerConfigurationException e) {
      throw new IllegalStateException("cannot read " + NAME + ": " + e.getMessage(), e);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + NAME, e);
    }
  }
}
