package org.xsm.xsmd.edit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.xsm.schema.xml.XmlDocument;
import org.xsm.schema.xml.XmlLimits;
import org.xsm.schema.xml.XmlReader;
import org.xsm.schema.xml.XmlReading;

final class OutsideTest {
  private static final String SITE =
      """
      <site xmlns="urn:xsm:site:1" name="s">
        <!-- hosts -->
        <hosts><host name="h1" address="10.0.0.1" note="a  b"/></hosts>
        <set name="mine" owner="o">
          <quota guests="3"/>
          <!-- the first -->
          <vm name="x"/>
        </set>
        <set name="other">
          <vm name="y"/>
        </set>
      </site>
      """;

  private static XmlDocument document(String text) {
    XmlReading reading = XmlReader.read("site.xml", text, XmlLimits.DEFAULT);
    assertThat(reading).as(text).isInstanceOf(XmlReading.Read.class);
    return ((XmlReading.Read) reading).document();
  }

  private static Optional<Integer> firstChange(String before, String after) {
    String changed = SITE.replace(before, after);
    assertThat(changed).isNotEqualTo(SITE);
    return Outside.firstChange(document(SITE), document(changed), "mine"::equals);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "<vm name=\"x\"/> | <vm name=\"x\" memory=\"1GiB\"/>",
        "<vm name=\"x\"/> | <vm name=\"x\"/><vm name=\"z\"/>",
        "<vm name=\"x\"/> | ''",
        "<!-- the first --> | <!-- another -->",
        "<hosts> | '  <hosts>   '",
        "owner=\"o\"> | owner=\"o\" >"
      })
  void isNotChangedByGuestsCommentsAmongThemAndWhiteSpace(String before, String after) {
    assertThat(firstChange(before, after)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "<!-- hosts --> | <!-- no hosts --> | 2",
        "<!-- hosts --> | '' | 3",
        "10.0.0.1 | 10.0.0.2 | 3",
        "a  b | ab | 3",
        "owner=\"o\" | owner=\"p\" | 4",
        "guests=\"3\" | guests=\"9\" | 5",
        "<quota | <allow prefix=\"/\"/><quota | 5",
        "name=\"y\" | name=\"z\" | 10",
        "</site> | <set name=\"more\"/></site> | 12"
      })
  void isChangedByEverythingElse(String before, String after, int line) {
    assertThat(firstChange(before, after)).contains(line);
  }
}
