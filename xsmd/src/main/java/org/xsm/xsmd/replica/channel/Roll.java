package org.xsm.xsmd.replica.channel;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import org.jgroups.Address;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.xsm.xsmd.replica.peers.Peers;

/**
 * Which host is which member: a resource, since it calls listeners on a thread of its own. Of two
 * members of one host the later one counts: the earlier is the host before it was started anew.
 */
final class Roll {
  private static final Logger log = LoggerFactory.getLogger(Roll.class);

  private final String self;
  private final List<Peers.Listener> listeners = new CopyOnWriteArrayList<>();
  private final AtomicInteger changes = new AtomicInteger();
  private volatile List<Address> members = List.of();
  private volatile Map<String, HostAddress> addresses = Map.of();

  Roll(String self) {
    this.self = self;
  }

  SortedSet<String> hosts() {
    var hosts = new TreeSet<>(addresses.keySet());
    hosts.add(self);
    return Collections.unmodifiableSortedSet(hosts);
  }

  /** How many members there are, hosts that were removed but did not go yet among them. */
  int size() {
    return members.size();
  }

  Optional<HostAddress> address(String host) {
    return Optional.ofNullable(addresses.get(host));
  }

  void onChange(Peers.Listener listener) {
    listeners.add(listener);
  }

  /** Takes the members in the order in which they came. */
  void members(List<Address> now, Predicate<String> removed) {
    members = List.copyOf(now);
    judge(removed);
  }

  /** Looks at the members again after a host was removed. */
  synchronized void judge(Predicate<String> removed) {
    var next = new TreeMap<String, HostAddress>();
    for (Address member : members) {
      if (member instanceof HostAddress host
          && !host.host().equals(self)
          && !removed.test(host.host())) {
        next.put(host.host(), host);
      }
    }
    Map<String, HostAddress> before = addresses;
    addresses = Collections.unmodifiableMap(next);
    if (report(before, next) && changes.getAndIncrement() == 0) {
      Thread.ofVirtual().name("hosts-" + self).start(this::tell);
    }
  }

  private boolean report(Map<String, HostAddress> before, Map<String, HostAddress> now) {
    int alive = now.size() + 1;
    for (String host : now.keySet()) {
      if (!before.containsKey(host)) {
        log.info("host came host={} alive={}", host, alive);
      }
    }
    for (String host : before.keySet()) {
      if (!now.containsKey(host)) {
        log.info("host went host={} alive={}", host, alive);
      }
    }
    return !before.equals(now);
  }

  private void tell() {
    int told;
    do {
      told = changes.get();
      SortedSet<String> hosts = hosts();
      for (Peers.Listener listener : listeners) {
        try {
          listener.changed(hosts);
        } catch (RuntimeException e) {
          log.error("a change of the hosts in reach was not taken", e);
        }
      }
    } while (changes.addAndGet(-told) != 0);
  }
}
