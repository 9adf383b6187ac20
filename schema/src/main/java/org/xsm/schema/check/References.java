package org.xsm.schema.check;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.xsm.schema.Guest;
import org.xsm.schema.GuestReference;
import org.xsm.schema.GuestSet;

/** Which guests a reference can mean: a value, made once for a site. */
final class References {
  private final Map<String, List<Guest>> byName = new HashMap<>();
  private final Map<String, Guest> byFullName = new HashMap<>();

  References(List<GuestSet> sets) {
    for (GuestSet set : sets) {
      for (Guest guest : set.guests()) {
        if (byFullName.putIfAbsent(guest.name().toString(), guest) == null) {
          byName.computeIfAbsent(guest.key(), name -> new ArrayList<>(1)).add(guest);
        }
      }
    }
  }

  /** By SET/NAME at most one, by NAME one of each set. */
  List<Guest> of(GuestReference reference) {
    if (reference.set().isEmpty()) {
      return byName.getOrDefault(reference.name(), List.of());
    }
    Guest guest = byFullName.get(reference.toString());
    return guest == null ? List.of() : List.of(guest);
  }
}
