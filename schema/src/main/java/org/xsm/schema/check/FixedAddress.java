package org.xsm.schema.check;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.xsm.schema.AddressRange;
import org.xsm.schema.Boot;
import org.xsm.schema.Cidr;
import org.xsm.schema.GuestIp;
import org.xsm.schema.IpAddress;
import org.xsm.schema.Network;

/** One fixed address of a guest, held against what is around it: a decision. */
record FixedAddress(
    GuestIp ip, Object place, String owner, @Nullable Network network, Findings findings) {
  /** Holds it against its network and its router. */
  void lookAt(@Nullable IpAddress gateway) {
    Cidr subnet = network == null ? null : network.subnet();
    if (network != null && subnet == null && ip.prefix() == null) {
      length(network);
    }
    if (network != null && subnet != null) {
      inside(network, subnet);
    }
    if (ip.address() != null && ip.address().equals(gateway)) {
      error(Sentence.of("%s is that of the router; give the guest another", text()));
    }
  }

  /** A warning, because old files never say it. */
  private void length(Network on) {
    if (!findings.says(on, "subnet")) {
      String likely = ip + (ip.address() != null && ip.address().bits() == 128 ? "/64" : "/24");
      findings.warning(
          "prefix-length",
          place,
          "ip",
          Sentence.of(
              "%s has no prefix length, and network %s (line %d) no subnet= to take it from;"
                  + " write ip=\"%s\", or the subnet there",
              text(), on.name(), findings.line(on), likely));
    }
  }

  private void inside(Network on, Cidr subnet) {
    IpAddress address = ip.address();
    if (address == null) {
      return;
    }
    if (!subnet.contains(address)) {
      error(
          Sentence.of(
              "%s is outside subnet %s of network %s (line %d); take one inside, or plug it"
                  + " into another network",
              text(), subnet, on.name(), findings.line(on)));
    } else if (subnet.isReserved(address)) {
      error(
          Sentence.of(
              "%s is the first or last address of subnet %s, which stand for the network"
                  + " itself and for all in it; take one between them",
              text(), subnet));
    } else if (ip.prefix() != null && ip.prefix() != subnet.prefix()) {
      error(
          Sentence.of(
              "%s has another prefix length than subnet %s of network %s (line %d); write"
                  + " ip=\"%s\"",
              text(), subnet, on.name(), findings.line(on), address));
    }
  }

  /** Holds it against the addresses that boot services give out. */
  void lookAt(List<Boot> givers) {
    for (Boot boot : givers) {
      AddressRange range = boot.range();
      if (range != null && ip.address() != null && range.contains(ip.address())) {
        findings.warning(
            "given-address",
            place,
            "ip",
            Sentence.of(
                "%s lies in range=\"%s\" of %s (line %d), which may give it to a machine; take"
                    + " one outside",
                text(), range, Names.of(boot), findings.line(boot)));
      }
    }
  }

  /** Said once for each network: libvirt's own DHCP server knows nothing of the file. */
  void lookForLeases(Set<String> said) {
    if (network != null
        && network.libvirt() != null
        && !network.managed()
        && said.add(network.name())) {
      findings.warning(
          "leased-address",
          place,
          "ip",
          Sentence.of(
              "%s is on network %s (line %d), whose addresses libvirt gives out; keep it out"
                  + " of libvirt's range, or write ip=\"dhcp\"",
              text(), network.name(), findings.line(network)));
    }
  }

  private String text() {
    return "ip=\"" + ip + "\" of " + owner;
  }

  private void error(String message) {
    findings.error("address", place, "ip", message);
  }
}
