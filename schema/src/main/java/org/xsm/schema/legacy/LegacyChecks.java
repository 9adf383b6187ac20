package org.xsm.schema.legacy;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.xsm.schema.GuestIp;
import org.xsm.schema.IpAddress;
import org.xsm.schema.MacAddress;
import org.xsm.schema.Problem;
import org.xsm.schema.xml.XmlDocument;
import org.xsm.schema.xml.XmlElement;

/** What is wrong with a file of the old XSM beyond its form; made for one file. */
final class LegacyChecks {
  private static final int LONGEST_ADDRESS = 64;

  private final XmlDocument document;
  private final List<Problem> problems = new ArrayList<>();
  private final Map<Object, LegacyVm> owners = new HashMap<>();
  private final Map<IpAddress, XmlElement> hosts = new HashMap<>();

  LegacyChecks(XmlDocument document) {
    this.document = document;
  }

  List<Problem> check(List<LegacyVm> vms) {
    vms.forEach(vm -> vm.field("DOM0").ifPresent(this::host));
    for (LegacyVm vm : vms) {
      vm.field("HWADDR").ifPresent(mac -> mac(vm, mac));
      vm.field("IP").ifPresent(ip -> ip(vm, ip));
    }
    return problems;
  }

  private void host(XmlElement dom0) {
    address(dom0).ifPresent(address -> hosts.putIfAbsent(address, dom0));
  }

  private void mac(LegacyVm vm, XmlElement written) {
    try {
      alone(vm, written, MacAddress.parse(written.text()));
    } catch (IllegalArgumentException _) {
      // Its form is judged by the schema.
    }
  }

  private void ip(LegacyVm vm, XmlElement written) {
    Optional<IpAddress> address = address(written);
    if (address.isEmpty()) {
      return;
    }
    XmlElement host = hosts.get(address.get());
    if (host == null) {
      alone(vm, written, address.get());
    } else {
      error(
          "address-of-host",
          written,
          shown(written)
              + " is the address of the host at line "
              + line(host)
              + "; give the guest one of its own");
    }
  }

  private void alone(LegacyVm vm, XmlElement written, Object address) {
    LegacyVm first = owners.putIfAbsent(address, vm);
    if (first != null) {
      String place = first.name() + " at line " + line(first.element());
      error(
          "duplicate",
          written,
          shown(written) + " is that of " + place + " too; give each guest one of its own");
    }
  }

  /** The address that is written, if it is one; says so of what only looks like one. */
  private Optional<IpAddress> address(XmlElement written) {
    String text = written.text().strip();
    try {
      return Optional.ofNullable(GuestIp.parse(text).address());
    } catch (IllegalArgumentException e) {
      // The schema judges the form of all others, but takes too much for a guest's IPv6.
      boolean judged = !written.name().equals("IP") || text.length() > LONGEST_ADDRESS;
      if (!judged && text.matches("[0-9A-Fa-f:]*:[0-9A-Fa-f:]*(/[0-9]+)?")) {
        error("value", written, shown(written) + " " + e.getMessage());
      }
      return Optional.empty();
    }
  }

  private static String shown(XmlElement written) {
    return "<" + written.name() + "> \"" + written.text().strip() + "\"";
  }

  private int line(XmlElement element) {
    return document.source().position(element.start()).line();
  }

  private void error(String rule, XmlElement element, String message) {
    problems.add(
        Problem.error(
            rule, document.source().name(), LegacyVm.position(document, element), message));
  }
}
