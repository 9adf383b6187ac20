package org.xsm.schema;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.xsm.schema.read.SiteReader;
import org.xsm.schema.read.SiteReading;

class FitTest {
  private static final String SITE =
      """
      <site xmlns="urn:xsm:site:1" name="s">
        <settings memory-overcommit="1.5" cpu-overcommit="2"/>
        <hosts>
          <host name="h1" address="10.0.0.1" memory="2560MiB" cpus="2" labels="disk=ssd rack=r1"/>
          <host name="h2" address="10.0.0.2" labels="disk=hdd" hypervisor="qemu:///system"/>
          <host name="h3" address="10.0.0.3" state="drain"/>
          <host name="w1" address="10.0.0.4" witness="true"/>
        </hosts>
        <storage><pool name="fast" path="/srv" hosts="h1"/></storage>
        <set name="bound" hosts="h2 h1"><vm name="vm"/></set>
        <set name="free">GUEST</set>
      </site>
      """;

  @Test
  void takesEveryHostForAGuestThatAsksForNothing() {
    assertThat(homes("")).containsExactlyInAnyOrder("h1", "h2");
  }

  @Test
  void keepsToTheHostsThatAGuestNames() {
    assertThat(homes("host=\"h2\"")).containsExactly("h2");
  }

  @Test
  void keepsToTheHostsOfItsSet() {
    Fit fit = new Fit(site("<vm name=\"x\"/>"));

    assertThat(names(fit.homes(guest(site("<vm name=\"x\"/>"), "bound")).named()))
        .containsExactly("h2", "h1");
  }

  @Test
  void holdsDemandsAgainstLabels() {
    assertThat(homes("requires=\"disk=ssd\"")).containsExactly("h1");
    assertThat(homes("requires=\"!rack\"")).containsExactly("h2");
    assertThat(obstacles("requires=\"disk!=ssd\"", "h1")).containsExactly("has disk=ssd");
  }

  @Test
  void findsRoomOnlyWithinWhatAHostMayPromise() {
    assertThat(obstacles("memory=\"3GiB\" vcpus=\"4\"", "h1")).isEmpty();
    assertThat(obstacles("memory=\"3073MiB\" vcpus=\"5\"", "h1"))
        .containsExactly(
            "has 3072 MiB for guests, it needs 3073", "has 4 vcpus for guests, it needs 5");
  }

  @Test
  void takesAHostThatSaysNothingOfItsMemoryForLargeEnough() {
    assertThat(obstacles("memory=\"1TiB\"", "h2")).isEmpty();
    assertThat(isPossible("memory=\"1TiB\"")).isTrue();
  }

  @Test
  void saysWhatAHostIsThatRunsNoGuests() {
    assertThat(obstacles("", "h3")).containsExactly("is drained");
    assertThat(obstacles("", "w1")).containsExactly("is a witness");
  }

  @Test
  void knowsWhatAHypervisorRuns() {
    assertThat(obstacles("type=\"pv\"", "h2"))
        .containsExactly("runs qemu:///system, which has no pv guests");
    assertThat(obstacles("type=\"pv\"", "h1")).isEmpty();
  }

  @Test
  void keepsToTheHostsOfItsPools() {
    Site site = site("<vm name=\"x\"><disk target=\"vda\" pool=\"fast\" size=\"1GiB\"/></vm>");

    assertThat(names(new Fit(site).homes(guest(site, "free")).suitable())).containsExactly("h1");
  }

  private static List<String> homes(String attributes) {
    Site site = site("<vm name=\"x\" " + attributes + "/>");
    return names(new Fit(site).homes(guest(site, "free")).suitable());
  }

  private static boolean isPossible(String attributes) {
    Site site = site("<vm name=\"x\" " + attributes + "/>");
    return new Fit(site).isPossible(guest(site, "free"));
  }

  private static List<String> obstacles(String attributes, String host) {
    Site site = site("<vm name=\"x\" " + attributes + "/>");
    return new Fit(site)
        .obstacles(guest(site, "free"), site.host(host).orElseThrow()).stream()
            .map(Obstacle::text)
            .toList();
  }

  private static List<String> names(List<Host> hosts) {
    return hosts.stream().map(Host::name).toList();
  }

  private static EffectiveGuest guest(Site site, String set) {
    Guest guest = site.set(set).orElseThrow().guests().getFirst();
    return Definitions.of(site).effective(guest);
  }

  private static Site site(String guest) {
    SiteReading reading = SiteReader.read("site.xml", SITE.replace("GUEST", guest));
    assertThat(reading).as(reading.problems().toString()).isInstanceOf(SiteReading.Read.class);
    return ((SiteReading.Read) reading).site();
  }
}
