package org.xsm.xsmd.replica.channel;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import org.jgroups.stack.IpAddress;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The known hosts and their resolved addresses, in the order of members: a resource, since names
 * are resolved. Any thread; only {@link #refresh} blocks.
 */
final class Places {
  private static final Logger log = LoggerFactory.getLogger(Places.class);
  private static final int LIMIT = 10_000;

  private final String self;
  private final IpAddress here;
  private final Supplier<List<Contact>> contacts;
  private final Lines lines;
  private final @Nullable IpAddress hint;
  private volatile Map<IpAddress, String> known = Map.of();

  /**
   * Makes one.
   *
   * @param hint where somebody was just now; null if nobody is known to be anywhere
   */
  Places(
      String self,
      IpAddress here,
      Supplier<List<Contact>> contacts,
      Lines lines,
      @Nullable IpAddress hint) {
    this.hint = hint;
    this.self = self;
    this.here = here;
    this.contacts = contacts;
    this.lines = lines;
  }

  /** Asks for the contacts again and resolves their names. */
  void refresh() {
    var found = new LinkedHashMap<IpAddress, String>();
    List<Contact> sorted =
        contacts.get().stream()
            .limit(LIMIT)
            .filter(contact -> !contact.host().equals(self))
            .sorted(Comparator.comparingLong(contact -> HostAddress.order(contact.host())))
            .toList();
    for (Contact contact : sorted) {
      try {
        var place = new IpAddress(InetAddress.getByName(contact.address()), contact.port());
        if (!place.equals(here)) {
          found.putIfAbsent(place, contact.host());
        }
      } catch (UnknownHostException | IllegalArgumentException e) {
        if (lines.worthSaying("resolve" + contact)) {
          log.warn(
              "host not looked for, its address is unknown host={} address={}",
              contact.host(),
              contact.address());
        }
      }
    }
    known = Collections.unmodifiableMap(found);
    lines.places(
        found.entrySet().stream()
            .filter(entry -> !entry.getValue().isEmpty())
            .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)));
  }

  /** Whether no other host is known. */
  boolean isEmpty() {
    return known.isEmpty() && hint == null;
  }

  /** The first known places, and some of the others by chance. */
  List<IpAddress> some(int first, int byChance, RandomGenerator chance) {
    var all = new ArrayList<>(known.keySet());
    var some = new LinkedHashSet<>(all.subList(0, Math.min(first, all.size())));
    some.addAll(pick(all.subList(some.size(), all.size()), byChance, chance));
    if (hint != null) {
      some.add(hint);
    }
    return List.copyOf(some);
  }

  /** Some known places, by chance, where none of these hosts is. */
  List<IpAddress> otherThan(Set<String> hosts, int byChance, RandomGenerator chance) {
    List<IpAddress> others =
        known.entrySet().stream()
            .filter(entry -> !hosts.contains(entry.getValue()))
            .map(Map.Entry::getKey)
            .collect(Collectors.toCollection(ArrayList::new));
    return pick(others, byChance, chance);
  }

  private static List<IpAddress> pick(
      Collection<IpAddress> from, int number, RandomGenerator chance) {
    var shuffled = new ArrayList<>(from);
    Collections.shuffle(shuffled, java.util.Random.from(chance));
    return List.copyOf(shuffled.subList(0, Math.min(number, shuffled.size())));
  }
}
