package org.xsm.xsmd.edit;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.xsm.xsmd.store.Facts;
import org.xsm.xsmd.store.HostFact;

/**
 * What is known of the hosts beside the file: a value.
 *
 * @param members the hosts that were let in and not removed
 * @param leaving those among them whose removal is in order: drained, or dead with a fence record
 * @param guests by host, the guests that the ledger says it holds, as SET/NAME of the head
 */
public record Holdings(
    SortedSet<String> members, SortedSet<String> leaving, SortedMap<String, List<String>> guests) {
  /** Of a site that nobody runs yet. */
  public static final Holdings NONE = of(Set.of(), Set.of(), Map.of());

  public Holdings {
    members = new TreeSet<>(members);
    leaving = new TreeSet<>(leaving);
    var copies = new TreeMap<String, List<String>>();
    guests.forEach((host, held) -> copies.put(host, List.copyOf(held)));
    guests = copies;
  }

  public static Holdings of(
      Set<String> members, Set<String> leaving, Map<String, List<String>> guests) {
    return new Holdings(new TreeSet<>(members), new TreeSet<>(leaving), new TreeMap<>(guests));
  }

  /** With the members that the site's facts name. */
  public static Holdings of(Facts facts, Set<String> leaving, Map<String, List<String>> guests) {
    var members = new TreeSet<String>();
    facts.living().stream().map(HostFact::name).forEach(members::add);
    return of(members, leaving, guests);
  }

  List<String> guestsOn(String host) {
    return guests.getOrDefault(host, List.of());
  }

  /** By guest, the host that holds it. */
  Map<String, String> holders() {
    var holders = new HashMap<String, String>();
    guests.forEach((host, held) -> held.forEach(guest -> holders.put(guest, host)));
    return holders;
  }
}
