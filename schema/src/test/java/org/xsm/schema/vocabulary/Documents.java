package org.xsm.schema.vocabulary;

import org.xsm.schema.xml.XmlDocument;
import org.xsm.schema.xml.XmlLimits;
import org.xsm.schema.xml.XmlReader;
import org.xsm.schema.xml.XmlReading;

/** What the tests read often. */
final class Documents {
  private Documents() {}

  static XmlDocument read(String text) {
    return switch (XmlReader.read("site.xml", text, XmlLimits.DEFAULT)) {
      case XmlReading.Read(var document) -> document;
      case XmlReading.Refused(var problems) ->
          throw new AssertionError("not well formed: " + problems + " in " + text);
    };
  }

  static Structure check(String text) {
    return check(text, Vocabulary.site());
  }

  static Structure check(String text, Vocabulary vocabulary) {
    return Structure.check(read(text), vocabulary);
  }

  static String site(String attributes, String... parts) {
    return "<site xmlns=\"urn:xsm:site:1\" name=\"s\" "
        + attributes
        + ">\n"
        + String.join("\n", parts)
        + "\n</site>";
  }
}
