package org.xsm.xsmd.edit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.xsm.schema.Site;
import org.xsm.schema.read.SiteReader;
import org.xsm.schema.read.SiteReading;
import org.xsm.xsmd.store.SiteText;

final class FirstSiteTest {
  private static String text(Composed composed) {
    return Sites.text(assertThat(composed).asInstanceOf(type(Composed.Text.class)).actual().text());
  }

  private static Site site(String text) {
    SiteReading reading = SiteReader.read("site.xml", text);
    assertThat(reading.problems()).isEmpty();
    return ((SiteReading.Read) reading).site();
  }

  @Test
  void isASiteOfOneHost() {
    Site site = site(text(FirstSite.of("porto-alegre", "h1", "192.168.5.101")));

    assertThat(site.name()).isEqualTo("porto-alegre");
    assertThat(site.hosts()).hasSize(1);
    assertThat(site.hosts().getFirst().address()).isEqualTo("192.168.5.101");
    assertThat(site.guests()).isEmpty();
  }

  @Test
  void whatItShowsInCommentsWorks() {
    String text = text(FirstSite.of("s", "h1", "10.0.0.1"));

    String shown = text.replaceAll("<!-- (The|What guests)[^\n]*:\n", "").replaceAll("\n  -->", "");

    Site site = site(shown);
    assertThat(site.guests()).hasSize(1);
    assertThat(site.configs()).hasSize(1);
    assertThat(site.networks()).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource({
    "two words, h1, 10.0.0.1",
    "s, h_1, 10.0.0.1",
    "s, h1, 10.0.0.1:80",
    "'', h1, 10.0.0.1",
    "a\" b=\"c, h1, 10.0.0.1",
    "'<!--', h1, 10.0.0.1"
  })
  void isNoneWithoutNames(String name, String host, String address) {
    assertThat(FirstSite.of(name, host, address)).isInstanceOf(Composed.Refused.class);
  }

  @Test
  void isNoneWithWhatXmlCannotHold() {
    assertThat(FirstSite.of("s\u0001", "h1", "10.0.0.1")).isInstanceOf(Composed.Refused.class);
  }

  @Test
  void namesWithTwoDashesBreakNoComment() {
    assertThat(FirstSite.of("a--b", "h--1", "10.0.0.1")).isInstanceOf(Composed.Text.class);
  }

  @Test
  void aFileOfTheAdminGetsTheHostIfItIsNotInIt() {
    SiteText file = SiteText.of("<site xmlns=\"urn:xsm:site:1\" name=\"s\"/>\n".getBytes(UTF_8));

    String text = text(FirstSite.from(file, "h1", "10.0.0.1"));

    assertThat(site(text).host("h1")).isPresent();
    assertThat(FirstSite.from(SiteText.of(text.getBytes(UTF_8)), "h1", "10.0.0.1"))
        .isEqualTo(new Composed.Text(SiteText.of(text.getBytes(UTF_8)), false));
  }
}
