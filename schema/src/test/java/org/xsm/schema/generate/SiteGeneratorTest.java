package org.xsm.schema.generate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.xsm.schema.GuestSet;
import org.xsm.schema.Host;
import org.xsm.schema.Site;
import org.xsm.schema.Size;
import org.xsm.schema.read.SiteReader;
import org.xsm.schema.read.SiteReading;

final class SiteGeneratorTest {
  @ParameterizedTest
  @CsvSource({"1,0,1", "1,1,1", "3,4,1", "3,4,5", "12,7,84", "260,3,7"})
  void makesAsManyAsItIsAsked(int hosts, int guestsPerHost, int sets) {
    Site site = site(options(hosts, guestsPerHost, sets));

    assertThat(site.hosts()).hasSize(hosts);
    assertThat(site.guests()).hasSize(hosts * guestsPerHost);
    assertThat(site.sets()).hasSize(sets);
    assertThat(
            site.sets().stream()
                .map(GuestSet::guests)
                .mapToInt(java.util.List::size)
                .max()
                .orElseThrow())
        .isLessThanOrEqualTo(hosts * guestsPerHost / sets + 1);
  }

  @Test
  void givesTheSameTextForTheSameOptions() {
    assertThat(SiteGenerator.text(options(3, 4, 2)))
        .isEqualTo(SiteGenerator.text(options(3, 4, 2)));
  }

  @Test
  void spreadsHostsOverRacksAndGuestsOverHosts() {
    Site site = site(options(4, 2, 1));

    assertThat(site.hosts().stream().map(Host::labels).map(Object::toString).distinct()).hasSize(2);
    assertThat(site.guests().stream().map(guest -> guest.own().whereabouts().hosts().getFirst()))
        .containsExactly("h1", "h1", "h2", "h2", "h3", "h3", "h4", "h4");
  }

  @Test
  void growsNoFasterThanItsGuests() {
    int thousand = SiteGenerator.text(options(100, 10, 10)).length();
    int hundredThousand = SiteGenerator.text(options(100, 1000, 10)).length();

    assertThat(hundredThousand).isLessThan(100 * thousand);
  }

  @ParameterizedTest
  @ValueSource(strings = {"vm", "%d%d", "vm%s", "a b%d", "vm%4d", "-%d", "vm%d-", "vm%"})
  void aPatternOfNamesHasOneNumber(String pattern) {
    assertThatThrownBy(() -> GuestNaming.parse(pattern))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("naming=\"" + pattern + "\" is no pattern of names;");
  }

  @Test
  void aPatternSaysHowManyDigits() {
    assertThat(GuestNaming.parse("web-%04d.a").name(7)).isEqualTo("web-0007.a");
    assertThat(GuestNaming.parse("%d").name(12)).isEqualTo("12");
  }

  private static SiteOptions options(int hosts, int guestsPerHost, int sets) {
    return new SiteOptions(
        "test",
        hosts,
        guestsPerHost,
        sets,
        GuestNaming.parse("vm%d"),
        "base",
        Math.min(2, hosts),
        Size.parse("512MiB"),
        1,
        "br0");
  }

  private static Site site(SiteOptions options) {
    SiteReading reading = SiteReader.read("generated.xml", SiteGenerator.text(options));
    assertThat(reading.problems()).isEmpty();
    return ((SiteReading.Read) reading).site();
  }
}
