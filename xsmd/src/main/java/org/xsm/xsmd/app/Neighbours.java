package org.xsm.xsmd.app;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.xsm.xsmd.replica.channel.Contact;
import org.xsm.xsmd.replica.channel.SiteChannel;
import org.xsm.xsmd.replica.discovery.Discovery;
import org.xsm.xsmd.replica.discovery.Sighting;

/**
 * The hosts of this site that say something on the local link: a resource. Only hints: whoever is
 * tried because of one still proves who it is.
 */
final class Neighbours implements AutoCloseable {
  private volatile @Nullable Discovery discovery;
  private volatile @Nullable UUID site;

  /** Begins to look and to announce this host, unless the settings say no. */
  @SuppressWarnings("AddressSelection") // it is this host's own
  void look(Settings settings, String host, UUID ofSite) {
    if (!settings.announce()) {
      return;
    }
    try {
      InetAddress address = InetAddress.getByName(settings.address());
      site = ofSite;
      discovery =
          Discovery.open(
              address,
              new Sighting(
                  ofSite, host, address.getHostAddress(), settings.port(), SiteChannel.WIRE));
    } catch (UnknownHostException e) {
      throw new Settings.SettingsException(
          "the address \"" + settings.address() + "\" of this host is not known");
    }
  }

  List<Contact> contacts() {
    Discovery now = discovery;
    return now == null
        ? List.of()
        : now.found().stream()
            .filter(sighting -> sighting.site().equals(site))
            .map(s -> new Contact(s.host(), s.address(), s.port() + 1))
            .toList();
  }

  @Override
  public void close() {
    Discovery now = discovery;
    if (now != null) {
      now.close();
    }
  }
}
