package org.xsm.xsmd.edit;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.xsm.schema.Guest;
import org.xsm.schema.GuestName;
import org.xsm.schema.GuestReference;
import org.xsm.schema.GuestSet;
import org.xsm.schema.Host;
import org.xsm.schema.Site;

/**
 * Which things of a site are which of the one before: a value. The same name is the same thing. A
 * {@code was} counts only where it stands at a new name and names one that is gone, and each that
 * is gone is claimed once; so no {@code was}, however written, can hide that something is gone.
 */
final class Pairs {
  private final Map<String, String> hosts = new HashMap<>();
  private final Map<String, String> sets = new HashMap<>();
  private final Map<GuestName, Guest> now = new LinkedHashMap<>();
  private final List<Guest> gone = new ArrayList<>();
  private final List<Guest> come = new ArrayList<>();

  private Pairs() {}

  static Pairs of(Site before, Site after) {
    var pairs = new Pairs();
    pairs.hosts(before, after);
    pairs.sets(before, after);
    pairs.guests(before, after);
    return pairs;
  }

  /** What a guest of the older site is in the newer. */
  Optional<Guest> now(Guest older) {
    return Optional.ofNullable(now.get(older.name()));
  }

  /** What a host of the older site is called in the newer. */
  Optional<String> host(String older) {
    return Optional.ofNullable(hosts.get(older));
  }

  /** What a set of the older site is called in the newer. */
  Optional<String> set(String older) {
    return Optional.ofNullable(sets.get(older));
  }

  /** By guest of the newer site, the guest of the older that it is. */
  Map<GuestName, GuestName> former() {
    var former = new HashMap<GuestName, GuestName>();
    now.forEach((older, guest) -> former.put(guest.name(), older));
    return former;
  }

  /** Guests of the older site that are in the newer under no name. */
  List<Guest> gone() {
    return gone;
  }

  /** Guests of the newer site that were in the older under no name. */
  List<Guest> come() {
    return come;
  }

  private void hosts(Site before, Site after) {
    Set<String> there = new HashSet<>();
    after.hosts().forEach(host -> there.add(host.name()));
    before.hosts().forEach(host -> keep(hosts, there, host.name()));
    Set<String> old = new HashSet<>();
    before.hosts().forEach(host -> old.add(host.name()));
    for (Host host : after.hosts()) {
      if (host.was() != null && !old.contains(host.name()) && old.contains(host.was())) {
        hosts.putIfAbsent(host.was(), host.name());
      }
    }
  }

  private void sets(Site before, Site after) {
    Set<String> there = new HashSet<>();
    after.sets().forEach(set -> there.add(set.name()));
    before.sets().forEach(set -> keep(sets, there, set.name()));
    Set<String> old = new HashSet<>();
    before.sets().forEach(set -> old.add(set.name()));
    for (GuestSet set : after.sets()) {
      if (set.was() != null && !old.contains(set.name()) && old.contains(set.was())) {
        sets.putIfAbsent(set.was(), set.name());
      }
    }
  }

  private static void keep(Map<String, String> names, Set<String> there, String name) {
    if (there.contains(name)) {
      names.put(name, name);
    }
  }

  private void guests(Site before, Site after) {
    Map<GuestName, Guest> young = new LinkedHashMap<>();
    after.guests().forEach(guest -> young.putIfAbsent(guest.name(), guest));
    Map<GuestName, Guest> old = new LinkedHashMap<>();
    before.guests().forEach(guest -> old.putIfAbsent(guest.name(), guest));
    old.keySet().forEach(name -> pair(name, young.get(name)));
    Map<String, String> formerSets = new HashMap<>();
    sets.forEach((was, is) -> formerSets.put(is, was));
    for (Guest guest : young.values()) {
      if (!old.containsKey(guest.name())) {
        GuestName was = former(guest, formerSets);
        boolean isFree = old.containsKey(was) && !now.containsKey(was);
        if (isFree) {
          now.put(was, guest);
        } else {
          come.add(guest);
        }
      }
    }
    old.values().stream().filter(guest -> !now.containsKey(guest.name())).forEach(gone::add);
  }

  private void pair(GuestName name, @Nullable Guest guest) {
    if (guest != null) {
      now.put(name, guest);
    }
  }

  /** What a guest says it was; else what it was if its set was renamed. */
  private static GuestName former(Guest guest, Map<String, String> formerSets) {
    GuestReference was = guest.was();
    String set = guest.name().set();
    if (was == null) {
      return new GuestName(formerSets.getOrDefault(set, set), guest.name().name());
    }
    if (!was.set().isEmpty()) {
      return new GuestName(was.set(), was.name());
    }
    return new GuestName(formerSets.getOrDefault(set, set), was.name());
  }
}
