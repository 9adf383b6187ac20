package org.xsm.schema.legacy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringReader;
import java.util.List;
import java.util.Set;
import javax.xml.XMLConstants;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.Schema;
import javax.xml.validation.SchemaFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.xml.sax.SAXException;
import org.xsm.schema.vocabulary.Vocabulary;
import org.xsm.schema.xml.XmlLimits;
import org.xsm.schema.xml.XmlReader;
import org.xsm.schema.xml.XmlReading;

/** Other readers of the same schema, the platform's for one, judge as we do. */
final class LegacySchemaTest {
  /** What XML Schema 1.0 cannot say, and so only we refuse. */
  private static final Set<String> BEYOND =
      Set.of(
          "a-guest-with-the-address-of-a-host",
          "ipv6-that-is-none",
          "one-address-for-two",
          "one-mac-for-two",
          "one-mac-in-both-cases",
          "the-mac-of-no-card");

  private static final Schema SCHEMA = schema();

  static List<String> wellFormed() {
    return LegacyCases.names().stream()
        .filter(name -> read(name) instanceof XmlReading.Read)
        .toList();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("wellFormed")
  void thePlatformsValidatorAgrees(String name) throws IOException {
    boolean accepted = LegacyCases.convert(name) instanceof LegacyResult.Converted;

    assertThat(isValid(name)).isEqualTo(accepted || BEYOND.contains(name));
  }

  private static boolean isValid(String name) throws IOException {
    String text = ((XmlReading.Read) read(name)).document().source().text();
    try {
      SCHEMA.newValidator().validate(new StreamSource(new StringReader(text)));
      return true;
    } catch (SAXException _) {
      return false;
    }
  }

  private static XmlReading read(String name) {
    return XmlReader.read("input.xml", LegacyCases.input(name), XmlLimits.DEFAULT);
  }

  private static Schema schema() {
    var source = new StreamSource(new StringReader(Vocabulary.legacySchema()));
    try {
      return SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI).newSchema(source);
    } catch (SAXException e) {
      throw new IllegalStateException(e);
    }
  }
}
