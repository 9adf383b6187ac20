package org.xsm.schema.legacy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.xsm.schema.Position;
import org.xsm.schema.Problem;
import org.xsm.schema.xml.XmlAttribute;
import org.xsm.schema.xml.XmlDocument;
import org.xsm.schema.xml.XmlElement;

/** What the administrator has to look at after a conversion: a decision. */
final class LegacyNotes {
  private LegacyNotes() {}

  static List<Problem> of(XmlDocument document, List<LegacyVm> vms) {
    var notes = new ArrayList<Problem>();
    configs(document, vms, notes);
    prefixes(document, vms, notes);
    Collections.sort(notes);
    return notes;
  }

  private static void configs(XmlDocument document, List<LegacyVm> vms, List<Problem> notes) {
    Set<String> seen = new HashSet<>();
    for (LegacyVm vm : vms) {
      for (XmlAttribute config : vm.config().stream().toList()) {
        String name = config.value().strip();
        if (seen.add(name)) {
          String message =
              "config=\"" + name + "\" says nothing yet; fill it from Xen's file: xsm import";
          notes.add(document.source().warning("empty-config", config.start(), message));
        }
      }
    }
  }

  /** One note for all: where one guest has no prefix length, hundreds have none. */
  private static void prefixes(XmlDocument document, List<LegacyVm> vms, List<Problem> notes) {
    List<XmlElement> bare =
        vms.stream()
            .flatMap(vm -> vm.field("IP").stream())
            .filter(ip -> !ip.text().strip().equalsIgnoreCase("dhcp"))
            .filter(ip -> !ip.text().contains("/"))
            .toList();
    if (bare.isEmpty()) {
      return;
    }
    String address = bare.getFirst().text().strip();
    String others = bare.size() == 1 ? "" : " (the first of " + bare.size() + " that have none)";
    String example = address + (address.contains(":") ? "/64" : "/24");
    String message =
        "<IP> \""
            + address
            + "\" has no prefix length"
            + others
            + "; add it in the site file, as in ip=\""
            + example
            + "\"";
    Position place = LegacyVm.position(document, bare.getFirst());
    notes.add(Problem.warning("no-prefix", document.source().name(), place, message));
  }
}
