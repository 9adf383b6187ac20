package org.xsm.schema.xen;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import javax.xml.XMLConstants;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.Schema;
import javax.xml.validation.SchemaFactory;
import org.xml.sax.ErrorHandler;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;

/** Whether a converted config stands in a site file. */
final class XlSchema {
  private static final Schema SITE = site();

  private XlSchema() {}

  static List<String> mistakes(XlConverted converted) {
    var networks = new StringBuilder();
    for (XlNetwork network : converted.networks()) {
      networks.append("<network name=\"").append(network.name());
      networks.append("\" bridge=\"").append(network.bridge()).append("\"/>");
    }
    return mistakes(
        "<site xmlns=\"urn:xsm:site:1\" name=\"s\"><networks>"
            + networks
            + "</networks><configs>\n"
            + converted.xml()
            + "</configs></site>");
  }

  private static List<String> mistakes(String text) {
    var mistakes = new ArrayList<String>();
    var validator = SITE.newValidator();
    validator.setErrorHandler(new Collector(mistakes));
    try {
      validator.validate(new StreamSource(new StringReader(text)));
    } catch (SAXException e) {
      mistakes.add(e.toString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return mistakes;
  }

  private static Schema site() {
    var resource = XlSchema.class.getResource("/org/xsm/schema/site.xsd");
    try {
      return SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI).newSchema(resource);
    } catch (SAXException e) {
      throw new IllegalStateException(e);
    }
  }

  private record Collector(List<String> mistakes) implements ErrorHandler {
    @Override
    public void warning(SAXParseException exception) {
      mistakes.add(exception.toString());
    }

    @Override
    public void error(SAXParseException exception) {
      mistakes.add(exception.toString());
    }

    @Override
    public void fatalError(SAXParseException exception) {
      mistakes.add(exception.toString());
    }
  }
}
