package org.xsm.schema.check;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import org.xsm.schema.AddressRange;
import org.xsm.schema.Boot;
import org.xsm.schema.Host;
import org.xsm.schema.IpAddress;
import org.xsm.schema.Network;

/** Looks at the boot services, each by itself and beside each other: a decision. */
final class BootServices implements Check {
  @Override
  public void look(Subject subject, Findings findings) {
    Map<String, Boot> segments = new HashMap<>();
    for (Boot boot : subject.site().boots()) {
      if (Names.isUnnamed(boot) && subject.site().boots().size() > 1) {
        findings.error(
            "unnamed-boot",
            boot,
            "one of several boot services has no name; write <boot name=\"…\"> to tell it apart");
      }
      segment(boot, segments, findings);
      addresses(boot, subject, findings);
      if (!boot.group().address().isMulticastAddress()) {
        findings.error(
            "multicast-group",
            boot,
            "group",
            Sentence.of(
                "group=\"%s\" is no multicast address; write one from 224.0.0.0 to 239.255.255.255",
                boot.group()));
      }
    }
  }

  private static void segment(Boot boot, Map<String, Boot> segments, Findings findings) {
    for (String host : new HashSet<>(boot.hosts())) {
      Boot first = segments.putIfAbsent(host + " " + boot.networkInterface(), boot);
      if (first != null) {
        findings.error(
            "boot-twice",
            boot,
            "interface",
            Sentence.of(
                "interface %s of host %s is also served by %s in line %d; one service a segment",
                boot.networkInterface(), host, Names.of(first), findings.line(first)));
      }
    }
  }

  private static void addresses(Boot boot, Subject subject, Findings findings) {
    if (findings.isUnfit(boot, "mode")) {
      return;
    }
    boolean saysRange = findings.says(boot, "range");
    if (boot.mode() == Boot.Mode.DHCP && !saysRange) {
      findings.error(
          "boot-range",
          boot,
          Sentence.of(
              "%s gives addresses and has none; write range=\"FIRST-LAST\", or mode=\"proxy\""
                  + " beside a DHCP server",
              Names.of(boot)));
    }
    if (boot.mode() == Boot.Mode.PROXY && saysRange) {
      findings.error(
          "boot-range",
          boot,
          "range",
          Sentence.of(
              "%s stands beside a DHCP server, which gives the addresses; take range= out",
              Names.of(boot)));
    }
    AddressRange range = boot.range();
    if (range != null && boot.mode() == Boot.Mode.DHCP) {
      given(boot, range, subject, findings);
    }
  }

  private static void given(Boot boot, AddressRange range, Subject subject, Findings findings) {
    for (Network network : subject.site().networks()) {
      var subnet = network.subnet();
      if (subnet != null && subnet.contains(range.first()) != subnet.contains(range.last())) {
        findings.error(
            "boot-range",
            boot,
            "range",
            Sentence.of(
                "range=\"%s\" begins or ends outside subnet %s of network %s; give addresses"
                    + " of one network",
                range, subnet, network.name()));
      }
    }
    IpAddress gateway = boot.gateway();
    if (gateway != null && range.contains(gateway)) {
      findings.error(
          "boot-range",
          boot,
          "range",
          Sentence.of(
              "range=\"%s\" holds the gateway %s, which would be given away; leave it out",
              range, gateway));
    }
    for (Host host : subject.site().hosts()) {
      if (isIn(range, host.address())) {
        findings.error(
            "boot-range",
            boot,
            "range",
            Sentence.of(
                "range=\"%s\" holds %s of %s, which would be given away; leave it out",
                range, host.address(), Names.of(host)));
      }
    }
  }

  private static boolean isIn(AddressRange range, String address) {
    try {
      return range.contains(IpAddress.parse(address));
    } catch (IllegalArgumentException aName) {
      return false;
    }
  }
}
