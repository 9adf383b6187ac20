package org.xsm.xsmd.store;

import java.time.Instant;

/**
 * A host that was let into the site: a value.
 *
 * @param address where the others reach it
 * @param port its base port: the API there, the site channel one above, the voters' port two above
 * @param certificate its certificate (DER, Base64), signed by an authority of the site
 * @param admitted when, by the clock of the host that let it in; never compared
 * @param retired whether it was removed: its certificate is revoked, and its name is only a memory
 */
public record HostFact(
    String name, String address, int port, String certificate, Instant admitted, boolean retired) {
  public int channelPort() {
    return port + 1;
  }

  public int voterPort() {
    return port + 2;
  }

  public HostFact withRetired() {
    return new HostFact(name, address, port, certificate, admitted, true);
  }

  public HostFact with(String newAddress, int newPort, String newCertificate) {
    return new HostFact(name, newAddress, newPort, newCertificate, admitted, retired);
  }
}
