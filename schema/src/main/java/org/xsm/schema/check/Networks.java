package org.xsm.schema.check;

import java.util.ArrayList;
import org.xsm.schema.Cidr;
import org.xsm.schema.Network;

/** Looks at networks: what they are made of, and their routers: a decision. */
final class Networks implements Check {
  @Override
  public void look(Subject subject, Findings findings) {
    for (Network network : subject.site().networks()) {
      means(network, findings);
      vlan(network, findings);
      gateway(network, findings);
    }
  }

  private static void means(Network network, Findings findings) {
    var means = new ArrayList<String>();
    if (findings.says(network, "bridge")) {
      means.add("bridge=");
    }
    if (findings.says(network, "libvirt")) {
      means.add("libvirt=");
    }
    if (findings.says(network, "device")) {
      means.add("device=");
    }
    if (means.isEmpty() && !network.managed()) {
      findings.error(
          "network-means",
          network,
          Names.of(network)
              + " says nothing of what it is on a host; write bridge=, libvirt= or device=, or"
              + " managed=\"true\" to have it made");
    }
    boolean isMade = network.managed() && network.libvirt() == null;
    if (means.size() > 1 && !isMade) {
      findings.error(
          "network-means",
          network,
          means.getLast().replace("=", ""),
          Sentence.of(
              "%s has %s, but is one thing on a host; keep the one that is meant%s",
              Names.of(network),
              Names.list(means),
              network.libvirt() == null
                  ? ", or write managed=\"true\" to have the bridge made on the device"
                  : ""));
    }
  }

  private static void vlan(Network network, Findings findings) {
    if (network.vlan() != null && !findings.says(network, "device")) {
      findings.error(
          "network-vlan",
          network,
          "vlan",
          Sentence.of(
              "vlan=\"%d\" of %s needs device=, the interface of the host that carries it; the"
                  + " VLAN of one card stands on its <interface>",
              network.vlan(), Names.of(network)));
    }
  }

  private static void gateway(Network network, Findings findings) {
    Cidr subnet = network.subnet();
    if (subnet == null || network.gateway() == null) {
      return;
    }
    if (!subnet.contains(network.gateway())) {
      findings.error(
          "gateway",
          network,
          "gateway",
          Sentence.of(
              "gateway=\"%s\" of %s is outside its subnet %s, so no guest could reach it",
              network.gateway(), Names.of(network), subnet));
    } else if (subnet.isReserved(network.gateway())) {
      findings.error(
          "gateway",
          network,
          "gateway",
          Sentence.of(
              "gateway=\"%s\" of %s is the first or last address of subnet %s, which no router has",
              network.gateway(), Names.of(network), subnet));
    }
  }
}
