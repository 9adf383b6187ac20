package org.xsm.xsmd.replica.discovery;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.UUID;
import org.junit.jupiter.api.Test;

final class DiscoveryTest {
  private static final UUID SITE = UUID.fromString("7f6c2a34-0000-4000-8000-000000000001");

  @Test
  void onLoopbackItIsOffAndInNobodysWay() {
    long before = System.nanoTime();

    try (var discovery = Discovery.open(InetAddress.getLoopbackAddress(), sighting(1))) {
      assertThat(discovery.found()).isEmpty();
    }

    assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(2));
  }

  @Test
  void whereThereIsNoInterfaceItIsOff() throws Exception {
    assertThat(Network.obstacle(InetAddress.getByName("192.0.2.77")))
        .contains("no network interface has the address 192.0.2.77");
  }

  @Test
  void hearsOfEachHostOnceAndForgetsTheFirstOfTooMany() {
    var sightings = new Sightings();
    var heard = new ArrayList<Sighting>();
    sightings.add("a", sighting(1));

    sightings.onFound(heard::add);
    sightings.add("a", sighting(1));
    sightings.add("a", sighting(2));
    for (int i = 0; i < Sightings.LIMIT; i++) {
      sightings.add("b" + i, sighting(3));
    }

    assertThat(heard).hasSize(2 + Sightings.LIMIT);
    assertThat(heard.subList(0, 2)).containsExactly(sighting(1), sighting(2));
    assertThat(sightings.found()).hasSize(Sightings.LIMIT).doesNotContain(sighting(2));
  }

  @Test
  void aHostThatGoesIsForgotten() {
    var sightings = new Sightings();
    sightings.add("a", sighting(1));

    sightings.remove("a");

    assertThat(sightings.found()).isEmpty();
  }

  private static Sighting sighting(int port) {
    return new Sighting(SITE, "h1", "10.0.0.1", port, 1);
  }
}
