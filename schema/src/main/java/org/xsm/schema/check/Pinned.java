package org.xsm.schema.check;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.xsm.schema.Host;

/** Which guests that are on can live on one host only: a decision. */
final class Pinned {
  private Pinned() {}

  /** In the order of the file; guests that do not fit even alone are left out. */
  static Map<Host, List<Member>> byHost(Subject subject) {
    Map<Host, List<Member>> pinned = new LinkedHashMap<>();
    for (Member member : subject.members()) {
      Host host = member.onlyHost();
      if (host != null && member.isOn() && member.fits()) {
        pinned.computeIfAbsent(host, each -> new ArrayList<>()).add(member);
      }
    }
    return pinned;
  }
}
