package org.xsm.xsmd.edit;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.xsm.schema.Definitions;
import org.xsm.schema.EffectiveGuest;
import org.xsm.schema.Site;
import org.xsm.schema.read.SiteReader;
import org.xsm.schema.read.SiteReading;

final class RestartTest {
  private static final String VM =
      "<vm name=\"x\" vcpus=\"2\" vcpus-max=\"4\" memory=\"512MiB\" memory-max=\"1GiB\">"
          + "<disk target=\"vda\" pool=\"p\" size=\"10GiB\"/>"
          + "<disk target=\"sda\" device=\"cdrom\" source=\"/srv/one.iso\"/>"
          + "<interface network=\"lan\" model=\"virtio\"/></vm>";

  private static EffectiveGuest guest(String vm) {
    String text =
        "<site xmlns=\"urn:xsm:site:1\" name=\"s\"><networks><network name=\"lan\" bridge=\"br0\"/>"
            + "<network name=\"dmz\" bridge=\"br1\"/></networks><storage>"
            + "<pool name=\"p\" type=\"directory\" path=\"/srv/p\"/></storage><set name=\"a\">"
            + vm
            + "</set></site>";
    SiteReading reading = SiteReader.read("site.xml", text);
    assertThat(reading).as(text).isInstanceOf(SiteReading.Read.class);
    Site site = ((SiteReading.Read) reading).site();
    return Definitions.of(site).effective(site.guests().getFirst());
  }

  @ParameterizedTest
  @CsvSource({
    "vcpus=\"2\", vcpus=\"4\"",
    "memory=\"512MiB\", memory=\"1GiB\"",
    "memory=\"512MiB\", memory=\"256MiB\"",
    "<vm, <vm cpu-weight=\"512\"",
    "<vm, <vm cpus=\"0-1\"",
    "<vm, <vm description=\"d\"",
    "<vm, <vm priority=\"3\"",
    "10GiB, 20GiB",
    "/srv/one.iso, /srv/two.iso",
    "lan, dmz",
    "</vm>, <interface network=\"dmz\"/></vm>",
    "</vm>, <disk target=\"vdb\" pool=\"p\" size=\"1GiB\"/></vm>"
  })
  void isNotNeededForWhatChangesWhileAGuestRuns(String before, String after) {
    assertThat(Restart.needed(guest(VM), guest(VM.replace(before, after)))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "vcpus-max=\"4\", vcpus-max=\"8\", vcpus-max",
    "memory-max=\"1GiB\", memory-max=\"2GiB\", memory-max",
    "<vm, <vm machine=\"q35\", machine",
    "<vm, <vm cpu=\"host\", cpu",
    "<vm, <vm clock=\"localtime\", clock",
    "<vm, <vm uuid=\"01234567-89ab-4cde-8f01-23456789abcd\", uuid",
    "<vm, <vm mac=\"aa:00:00:00:00:01\", interface #1",
    "model=\"virtio\", model=\"e1000\", interface #1",
    "target=\"vda\", target=\"vda\" cache=\"none\", disk vda",
    "</vm>, <disk target=\"hdb\" pool=\"p\" size=\"1GiB\"/></vm>, disk hdb",
    "</vm>, <domain><on_x/></domain></vm>, domain"
  })
  void isNeededForTheRest(String before, String after, String field) {
    assertThat(Restart.needed(guest(VM), guest(VM.replace(before, after)))).contains(field);
  }

  @ParameterizedTest
  @ValueSource(strings = {"vcpus", "memory"})
  void isNeededToGrowWhereNoMostIsSaid(String field) {
    String vm = "<vm name=\"x\" vcpus=\"2\" memory=\"512MiB\"/>";
    String grown = vm.replace(field + "=\"", field + "=\"1");

    assertThat(Restart.needed(guest(vm), guest(grown))).contains(field);
  }

  @Test
  void isNotNeededToShrinkWhereNoMostIsSaid() {
    assertThat(
            Restart.needed(
                guest("<vm name=\"x\" vcpus=\"2\" memory=\"512MiB\"/>"),
                guest("<vm name=\"x\" memory=\"256MiB\"/>")))
        .isEmpty();
  }
}
