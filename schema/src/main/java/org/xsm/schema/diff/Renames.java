package org.xsm.schema.diff;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.xsm.schema.Guest;
import org.xsm.schema.GuestReference;
import org.xsm.schema.GuestSet;
import org.xsm.schema.Host;
import org.xsm.schema.Site;
import org.xsm.schema.Thing;

/**
 * Which things of the older site have another name in the newer: a value. A {@code was} counts only
 * where it names something that was there and is gone; else it is an old one that nobody removed.
 */
final class Renames {
  private final Map<String, String> now = new HashMap<>();

  private Renames() {}

  static Renames between(Site before, Site after) {
    var renames = new Renames();
    for (Host host : after.hosts()) {
      if (host.was() != null
          && before.host(host.was()).isPresent()
          && after.host(host.was()).isEmpty()) {
        renames.now.put("host " + host.was(), host.name());
      }
    }
    for (GuestSet set : after.sets()) {
      if (set.was() != null
          && before.set(set.was()).isPresent()
          && after.set(set.was()).isEmpty()) {
        renames.set(before.set(set.was()).get(), set.name());
      }
    }
    renames.guests(before, after);
    return renames;
  }

  private void set(GuestSet before, String name) {
    now.put("set " + before.name(), name);
    before
        .guests()
        .forEach(guest -> now.put("vm " + guest.name(), name + "/" + guest.name().name()));
  }

  private void guests(Site before, Site after) {
    Set<String> old = new HashSet<>();
    before.guests().forEach(guest -> old.add(guest.name().toString()));
    Set<String> young = new HashSet<>();
    after.guests().forEach(guest -> young.add(guest.name().toString()));
    for (Guest guest : after.guests()) {
      GuestReference was = guest.was();
      if (was == null) {
        continue;
      }
      String name = was.set().isEmpty() ? guest.name().set() + "/" + was.name() : was.toString();
      if (old.contains(name) && !young.contains(name)) {
        now.put("vm " + name, guest.name().toString());
      }
    }
  }

  /** The key that an older thing has in the newer site. */
  String keyNow(Thing old) {
    return now.getOrDefault(old.kind() + " " + key(old), key(old));
  }

  /** The key of a thing among all of its kind; that of a guest has its set in it. */
  static String key(Thing thing) {
    return thing instanceof Guest guest ? guest.name().toString() : thing.key();
  }
}
