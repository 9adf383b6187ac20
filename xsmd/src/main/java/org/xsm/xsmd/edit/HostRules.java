package org.xsm.xsmd.edit;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.xsm.schema.Host;
import org.xsm.schema.Site;

/**
 * Which hosts an edit may take out of the file: a decision. A host with guests is drained first, or
 * fenced; a member of the site goes by its removal, which also ends its vote and its certificate.
 */
final class HostRules {
  private static final int NAMED = 3;

  private HostRules() {}

  static Optional<String> objection(Step step, Pairs pairs) {
    Holdings holdings = step.asked().holdings();
    for (Host host : step.before().hosts()) {
      if (isThere(step.after(), host.name()) || holdings.leaving().contains(host.name())) {
        continue;
      }
      boolean held = !holdings.guestsOn(host.name()).isEmpty();
      if (held || holdings.members().contains(host.name())) {
        int line = LineIndex.of(step.head().document()).line("host", host.name());
        return Optional.of(
            refusal(host.name(), step.formerLine(line), pairs.host(host.name()), holdings));
      }
    }
    return Optional.empty();
  }

  /** The same where it is not known what the file said before. */
  static Optional<String> stranded(Site after, Holdings holdings) {
    var hosts = new ArrayList<>(holdings.members());
    holdings.guests().forEach((host, guests) -> addIfHeld(hosts, host, guests));
    return hosts.stream()
        .filter(host -> !isThere(after, host) && !holdings.leaving().contains(host))
        .findFirst()
        .map(host -> refusal(host, "it is a host of the site", Optional.empty(), holdings));
  }

  private static void addIfHeld(List<String> hosts, String host, List<String> guests) {
    if (!guests.isEmpty() && !hosts.contains(host)) {
      hosts.add(host);
    }
  }

  private static boolean isThere(Site site, String host) {
    return site.host(host).isPresent();
  }

  private static String refusal(
      String host, String place, Optional<String> renamed, Holdings holdings) {
    List<String> guests = holdings.guestsOn(host);
    if (renamed.isPresent()) {
      return "refused: the edit calls host "
          + host
          + " ("
          + place
          + ") "
          + renamed.get()
          + ", but a host is known to the others by its name and its certificate;"
          + " to give it another name, drain it, remove it with xsm host remove "
          + host
          + " and let it join again";
    }
    if (!guests.isEmpty()) {
      return "refused: the edit takes host "
          + host
          + " ("
          + place
          + ") out of the file, but it holds "
          + Listing.count(guests.size(), "guest")
          + " ("
          + Listing.some(guests, NAMED)
          + "); drain it first, or if it is dead and fenced, say so with --dead "
          + host;
    }
    return "refused: the edit takes host "
        + host
        + " ("
        + place
        + ") out of the file, but it is a member of the site; remove it with xsm host remove "
        + host
        + ", which ends its vote and its certificate too";
  }
}
