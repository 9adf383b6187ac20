package org.xsm.schema.legacy;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.xmlunit.assertj3.XmlAssert;
import org.xsm.schema.Problem;
import org.xsm.schema.read.SiteReader;
import org.xsm.schema.read.SiteReading;

final class LegacyConversionTest {
  private static final String HEAD = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";

  static List<String> cases() {
    return LegacyCases.names();
  }

  static List<String> converted() {
    return LegacyCases.converted();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("cases")
  void convertsAsRecorded(String name) {
    LegacyResult result = LegacyCases.convert(name);

    String site = result instanceof LegacyResult.Converted(var text, _) ? text : "";
    String notes =
        result instanceof LegacyResult.Converted(_, var found) ? LegacyCases.lines(found) : "";
    String problems =
        result instanceof LegacyResult.Refused(var found) ? LegacyCases.lines(found) : "";
    String expected = LegacyCases.golden(name, "expected.xml", site);
    assertThat(problems).isEqualTo(LegacyCases.golden(name, "problems.txt", problems));
    assertThat(notes).isEqualTo(LegacyCases.golden(name, "notes.txt", notes));
    if (!expected.isEmpty()) {
      XmlAssert.assertThat(site.getBytes(UTF_8)).and(expected.getBytes(UTF_8)).areIdentical();
    }
    assertThat(site).isEqualTo(expected);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("converted")
  void whatComesOutIsASiteFileWithoutAMistake(String name) {
    String text = converted(LegacyCases.convert(name)).siteText();

    SiteReading reading = SiteReader.read("site.xml", text);

    assertThat(reading.problems())
        .filteredOn(problem -> problem.severity() == Problem.Severity.ERROR)
        .isEmpty();
    assertThat(reading).isInstanceOf(SiteReading.Read.class);
  }

  @Test
  void aTextIsConvertedAsItsBytesAre() {
    byte[] bytes = LegacyCases.input("the-papers-figure-3");

    LegacyResult ofText =
        LegacyConversion.convert(
            "input.xml", new String(bytes, UTF_8), LegacyOptions.of("porto-alegre"));

    assertThat(ofText).isEqualTo(LegacyCases.convert("the-papers-figure-3"));
  }

  @Test
  void namesTheSiteAndTheBridgeAsAsked() {
    var options = new LegacyOptions("lab-2", "br0");

    String site =
        converted(LegacyConversion.convert("old", LegacyCases.input("several-sets"), options))
            .siteText();

    assertThat(site).contains("name=\"lab-2\"", "bridge=\"br0\"").doesNotContain("xenbr0");
  }

  @Test
  void anyFileNameFitsTheHeadComment() {
    String name = "a--b---\n<&>-\u0001\uFFFF";

    String site =
        converted(LegacyConversion.convert(name, "<XSMConfig/>", LegacyOptions.of("s"))).siteText();

    assertThat(site)
        .startsWith(HEAD + "<!-- Made from a- -b- - -?<&>-??, a file of the old XSM. -->\n");
    assertThat(SiteReader.read("site.xml", site).problems()).isEmpty();
  }

  @Test
  void convertingTwiceGivesTheSame() {
    assertThat(LegacyCases.convert("comments")).isEqualTo(LegacyCases.convert("comments"));
  }

  @Test
  @Timeout(20)
  void fiveThousandGuestsInOneSetAreConverted() {
    String guests =
        IntStream.range(0, 5_000)
            .mapToObj(LegacyConversionTest::guest)
            .collect(Collectors.joining());
    String old = "<XSMConfig>\n<Set name=\"all\">\n" + guests + "</Set>\n</XSMConfig>\n";

    String site =
        converted(LegacyConversion.convert("old", old, LegacyOptions.of("large"))).siteText();

    var read = (SiteReading.Read) SiteReader.read("site.xml", site);
    assertThat(read.site().guests()).hasSize(5_000);
    assertThat(read.site().hosts()).hasSize(1_000);
    assertThat(site).contains("<vm name=\"v4999\" config=\"c49\" host=\"h1000\" memory=\"96MiB\"");
  }

  private static String guest(int n) {
    int host = n % 1_000;
    return String.format(
        Locale.ROOT,
        "<VM name=\"v%d\" config=\"c%d\"><DOM0>10.0.%d.%d</DOM0><MEM>96</MEM>"
            + "<HWADDR>AA:00:00:00:%02X:%02X</HWADDR><IP>DHCP</IP></VM> <!-- guest %d -->\n",
        n,
        n % 50,
        host / 200,
        host % 200 + 1,
        n >> 8,
        n & 255,
        n);
  }

  private static LegacyResult.Converted converted(LegacyResult result) {
    assertThat(result).isInstanceOf(LegacyResult.Converted.class);
    return (LegacyResult.Converted) result;
  }
}
