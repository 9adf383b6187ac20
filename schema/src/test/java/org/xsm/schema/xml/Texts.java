package org.xsm.schema.xml;

import java.util.List;
import org.xsm.schema.Problem;

/** What the tests say often. */
final class Texts {
  private Texts() {}

  static XmlDocument read(String text) {
    return document(XmlReader.read("site.xml", text, XmlLimits.DEFAULT));
  }

  static XmlDocument document(XmlReading reading) {
    return switch (reading) {
      case XmlReading.Read(var document) -> document;
      case XmlReading.Refused(var problems) -> throw new AssertionError(problems.toString());
    };
  }

  static Problem refused(XmlReading reading) {
    return switch (reading) {
      case XmlReading.Read(var document) ->
          throw new AssertionError("read " + document.elements().size() + " elements");
      case XmlReading.Refused(var problems) -> problems.getFirst();
    };
  }

  static String line(XmlReading reading) {
    return refused(reading).toString();
  }

  /** A site's text of so many guests, about 90 characters each. */
  static String site(int guests) {
    var text =
        new StringBuilder("<site xmlns=\"urn:xsm:site:1\" name=\"s\">\n  <set name=\"a\">\n");
    for (int guest = 0; guest < guests; guest++) {
      text.append("    <vm name=\"vm").append(guest);
      text.append("\" config=\"apache_svr\" host=\"h").append(guest % 1000);
      text.append(" h2\" vcpus=\"4\" memory=\"96MiB\" mac=\"aa:00:00:00:00:01\" ip=\"dhcp\"/>\n");
    }
    return text.append("  </set>\n</site>\n").toString();
  }

  static String raw(XmlDocument document, XmlElement element) {
    return document.source().text().substring(element.start(), element.end());
  }

  static List<String> names(List<XmlElement> elements) {
    return elements.stream().map(XmlElement::name).toList();
  }
}
