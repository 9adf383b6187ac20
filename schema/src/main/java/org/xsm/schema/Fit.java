package org.xsm.schema;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Which hosts of a site a guest may live on, by what the site says of both: a decision. Remembers
 * what it worked out for guests alike; for one thread.
 */
public final class Fit {
  private final Settings settings;
  private final Map<String, Host> hosts = new HashMap<>();
  private final List<Host> all;
  private final Map<String, Pool> pools = new HashMap<>();
  private final Map<String, Set<String>> sets = new HashMap<>();
  private final Map<String, Room> rooms = new HashMap<>();
  private final Map<Likeness, Homes> homes = new HashMap<>();
  private final Map<LabelDemand, Boolean> hopeless = new HashMap<>();

  public Fit(Site site) {
    settings = site.settings();
    all = site.hosts();
    all.forEach(host -> hosts.putIfAbsent(host.name(), host));
    site.pools().forEach(pool -> pools.putIfAbsent(pool.name(), pool));
    site.sets().forEach(set -> sets.putIfAbsent(set.name(), new LinkedHashSet<>(set.hosts())));
  }

  /**
   * The hosts that a guest names, or else that its set names, or else all.
   *
   * @param suitable those among them with nothing against the guest but amounts, the largest first
   * @param drained those that would be suitable if they were not drained, the largest first
   */
  public record Homes(List<Host> named, List<Host> suitable, List<Host> drained) {
    public Homes {
      named = List.copyOf(named);
      suitable = List.copyOf(suitable);
      drained = List.copyOf(drained);
    }
  }

  /** What makes guests alike for everything but amounts. */
  private record Likeness(
      List<String> hosts,
      Set<String> ofSet,
      List<LabelDemand> requires,
      Definition.Hardware.@Nullable Type type,
      Set<String> pools) {}

  /** Where a guest may live, amounts left aside. */
  public Homes homes(EffectiveGuest guest) {
    Definition definition = guest.definition();
    var likeness =
        new Likeness(
            definition.whereabouts().hosts(),
            ofSet(guest),
            definition.whereabouts().requires(),
            definition.hardware().type(),
            poolsOf(definition));
    return homes.computeIfAbsent(likeness, alike -> homes(guest, alike));
  }

  private Homes homes(EffectiveGuest guest, Likeness alike) {
    List<Host> named = named(alike);
    var suitable = new ArrayList<Host>();
    var drained = new ArrayList<Host>();
    for (Host host : named) {
      List<Obstacle> obstacles = kindsOf(guest, host);
      if (obstacles.isEmpty()) {
        suitable.add(host);
      } else if (obstacles.stream().allMatch(each -> each.kind() == Obstacle.Kind.DRAIN)) {
        drained.add(host);
      }
    }
    Comparator<Host> largestFirst = Comparator.comparing(this::memory, Comparator.reverseOrder());
    suitable.sort(largestFirst);
    drained.sort(largestFirst);
    return new Homes(named, suitable, drained);
  }

  private List<Host> named(Likeness alike) {
    if (!alike.hosts().isEmpty()) {
      return known(alike.hosts());
    }
    return alike.ofSet().isEmpty() ? all : known(alike.ofSet());
  }

  private Set<String> ofSet(EffectiveGuest guest) {
    return sets.getOrDefault(guest.name().set(), Set.of());
  }

  private List<Host> known(Collection<String> names) {
    return names.stream().distinct().map(hosts::get).filter(host -> host != null).toList();
  }

  /** Whether no host of the site meets a demand. */
  public boolean isHopeless(LabelDemand demand) {
    return hopeless.computeIfAbsent(
        demand, each -> all.stream().noneMatch(host -> each.holdsFor(host.labels())));
  }

  /** Everything that speaks against a guest on a host; nothing if it may live there. */
  public List<Obstacle> obstacles(EffectiveGuest guest, Host host) {
    var obstacles = new ArrayList<>(kindsOf(guest, host));
    obstacles.addAll(room(host).obstacles(guest));
    return obstacles;
  }

  /** Whether there is a host that the guest may live on. */
  public boolean isPossible(EffectiveGuest guest) {
    return isPossible(guest, homes(guest).suitable());
  }

  /** Whether one would be there if no host were drained. */
  public boolean isPossibleUndrained(EffectiveGuest guest) {
    return isPossible(guest, homes(guest).drained());
  }

  /** Behind the first host with too little memory there are only smaller ones. */
  private boolean isPossible(EffectiveGuest guest, List<Host> largestFirst) {
    for (Host host : largestFirst) {
      Room room = room(host);
      if (!room.hasMemoryFor(guest)) {
        return false;
      }
      if (room.hasVcpusFor(guest)) {
        return true;
      }
    }
    return false;
  }

  /** What a host has for guests, as far as the file says it. */
  public Room room(Host host) {
    return rooms.computeIfAbsent(host.name(), name -> Room.of(host, settings));
  }

  /** A host that does not say its memory may have any. */
  private long memory(Host host) {
    Long memory = room(host).memory();
    return memory == null ? Long.MAX_VALUE : memory;
  }

  private List<Obstacle> kindsOf(EffectiveGuest guest, Host host) {
    var obstacles = new ArrayList<Obstacle>(0);
    Set<String> ofSet = ofSet(guest);
    if (!ofSet.isEmpty() && !ofSet.contains(host.name())) {
      obstacles.add(Obstacle.of(Obstacle.Kind.SET, "is not a host of set " + guest.name().set()));
    }
    if (host.witness()) {
      obstacles.add(Obstacle.of(Obstacle.Kind.WITNESS, "is a witness"));
    }
    if (host.state() == Host.State.DRAIN) {
      obstacles.add(Obstacle.of(Obstacle.Kind.DRAIN, "is drained"));
    }
    for (LabelDemand demand : guest.definition().whereabouts().requires()) {
      if (!demand.holdsFor(host.labels())) {
        obstacles.add(Obstacle.of(Obstacle.Kind.LABEL, unmet(demand)));
      }
    }
    Virtualisation.objection(guest.definition().hardware().type(), host.hypervisor())
        .ifPresent(text -> obstacles.add(Obstacle.of(Obstacle.Kind.TYPE, text)));
    for (String pool : poolsOf(guest.definition())) {
      Pool known = pools.get(pool);
      if (known != null && !known.hosts().isEmpty() && !known.hosts().contains(host.name())) {
        obstacles.add(Obstacle.of(Obstacle.Kind.POOL, "does not have pool " + pool));
      }
    }
    return obstacles;
  }

  private static String unmet(LabelDemand demand) {
    if (!demand.negated()) {
      return "lacks " + demand;
    }
    return "has " + demand.name() + (demand.value().isEmpty() ? "" : "=" + demand.value());
  }

  private static Set<String> poolsOf(Definition definition) {
    Set<String> pools = Set.of();
    for (Disk disk : definition.disks()) {
      if (disk.pool() != null) {
        pools = pools.isEmpty() ? new TreeSet<>() : pools;
        pools.add(disk.pool());
      }
    }
    return pools;
  }
}
