package org.xsm.schema.vocabulary;

import java.io.IOException;
import java.io.StringReader;
import javax.xml.XMLConstants;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.SchemaFactory;
import javax.xml.validation.Validator;
import org.xml.sax.SAXException;

/** The JDK's own judgement on XML Schema, against which ours is held. */
final class JdkValidator {
  private final Validator validator;

  private JdkValidator(Validator validator) {
    this.validator = validator;
  }

  /** Takes everything from a schema but its references, which are judged elsewhere. */
  static JdkValidator of(String schema) {
    String alone = schema.replaceAll("(?s)<xs:keyref .*?</xs:keyref>", "");
    try {
      return new JdkValidator(
          SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI)
              .newSchema(new StreamSource(new StringReader(alone)))
              .newValidator());
    } catch (SAXException e) {
      throw new AssertionError("not a schema: " + e.getMessage(), e);
    }
  }

  boolean accepts(String text) {
    try {
      validator.validate(new StreamSource(new StringReader(text)));
      return true;
    } catch (SAXException e) {
      return false;
    } catch (IOException e) {
      throw new AssertionError("a text cannot be read", e);
    }
  }
}
