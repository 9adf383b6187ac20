package org.xsm.xsmd.app;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.xsm.xsmd.cli.Exit;
import org.xsm.xsmd.cli.Failure;
import org.xsm.xsmd.replica.Joining;
import org.xsm.xsmd.replica.discovery.Discovery;

/** Looks for hosts of a site on the local link, for a machine that wants to join: a function. */
final class LocalLink {
  /** The library announces and asks for some seconds before it has heard of everyone. */
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private LocalLink() {}

  /** Where hosts of the site are reached; fails when nobody says anything in time. */
  @SuppressWarnings("AddressSelection") // it is this host's own
  static List<Joining.Door> doors(UUID site, String address) {
    long end = System.nanoTime() + PATIENCE.toNanos();
    try (var discovery = Discovery.open(InetAddress.getByName(address), null)) {
      while (System.nanoTime() < end) {
        List<Joining.Door> doors =
            discovery.found().stream()
                .filter(sighting -> sighting.site().equals(site))
                .map(sighting -> new Joining.Door(sighting.address(), sighting.port()))
                .toList();
        if (!doors.isEmpty()) {
          return doors;
        }
        Thread.sleep(100);
      }
    } catch (UnknownHostException e) {
      throw new Failure(Exit.USAGE, "the address \"" + address + "\" is not known here");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    throw new Failure(
        Exit.NO_DAEMON,
        "no host of site "
            + site
            + " says anything on the local link; name one: xsm join TOKEN ADDRESS:PORT");
  }
}
