package org.xsm.schema;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.xsm.schema.read.SiteReader;
import org.xsm.schema.read.SiteReading;

/** What a guest comes to: its own words over its config's, over those that the config extends. */
class DefinitionsTest {
  private static final String SITE =
      """
      <site xmlns="urn:xsm:site:1" name="s">
        <networks>
          <network name="lan" bridge="br0"/><network name="san" bridge="br1"/>
        </networks>
        <storage><pool name="p" path="/srv/p"/></storage>
        <configs>
          <config name="base" vcpus="2" memory="1GiB" priority="7">
            <kernel>/boot/base</kernel>
            <disk target="vda" pool="p" size="1GiB" cache="none"/>
            <interface name="eth0" network="lan" model="e1000"/>
            <domain><a/></domain>
          </config>
          <config name="web" extends="base" memory="2GiB">
            <disk target="vdb" pool="p" size="2GiB"/>
          </config>
        </configs>
        <set name="t">
          <vm name="plain" config="web"/>
          <vm name="own" config="web" vcpus="4" mac="52:54:00:00:00:01">
            <kernel>/boot/own</kernel>
            <disk target="vda" size="9GiB"/>
            <interface network="san"/>
            <domain><b/></domain>
          </vm>
          <vm name="bare"><kernel>/boot/bare</kernel></vm>
        </set>
      </site>
      """;

  @Test
  void whatAGuestDoesNotSayComesFromItsConfigsTheNearestFirst() {
    EffectiveGuest plain = guest("plain");

    assertThat(plain.memory()).isEqualTo(Size.parse("2GiB"));
    assertThat(plain.vcpus()).isEqualTo(2);
    assertThat(plain.priority()).isEqualTo(7);
    assertThat(plain.definition().start().kernel()).isEqualTo("/boot/base");
    assertThat(plain.disks()).extracting(Disk::target).containsExactly("vda", "vdb");
  }

  @Test
  void whatAGuestSaysWinsAndDisksAreCompletedFieldByField() {
    EffectiveGuest own = guest("own");

    assertThat(own.vcpus()).isEqualTo(4);
    assertThat(own.definition().start().kernel()).isEqualTo("/boot/own");
    Disk disk = own.disks().getFirst();
    assertThat(disk.size()).isEqualTo(Size.parse("9GiB"));
    assertThat(disk.pool()).isEqualTo("p");
    assertThat(disk.cache()).isEqualTo(Disk.Cache.NONE);
  }

  @Test
  void anUnnamedCardCompletesTheOneInItsPlace() {
    List<Interface> cards = guest("own").interfaces();

    assertThat(cards).hasSize(1);
    assertThat(cards.getFirst().network()).isEqualTo("san");
    assertThat(cards.getFirst().model()).isEqualTo(Interface.Model.E1000);
    assertThat(cards.getFirst().mac()).isEqualTo(MacAddress.parse("52:54:00:00:00:01"));
  }

  @Test
  void rawPartsAreAddedUp() {
    assertThat(guest("own").definition().domains())
        .extracting(RawDomain::xml)
        .containsExactly("<a/>", "<b/>");
  }

  @Test
  void whatNobodySaysHasItsDefault() {
    EffectiveGuest bare = guest("bare");

    assertThat(bare.vcpus()).isEqualTo(1);
    assertThat(bare.vcpusMax()).isEqualTo(1);
    assertThat(bare.memory()).isEqualTo(Size.parse("512MiB"));
    assertThat(bare.state()).isEqualTo(Definition.Life.State.RUNNING);
    assertThat(bare.onChange()).isEqualTo(Definition.Life.OnChange.NEXT_BOOT);
    assertThat(bare.protect()).isFalse();
    assertThat(bare.interfaces()).isEmpty();
  }

  private static EffectiveGuest guest(String name) {
    SiteReading reading = SiteReader.read("site.xml", SITE);
    assertThat(reading).as(reading.problems().toString()).isInstanceOf(SiteReading.Read.class);
    Site site = ((SiteReading.Read) reading).site();
    Guest guest = site.guests(new GuestReference("t", name)).getFirst();
    return Definitions.of(site).effective(guest);
  }
}
