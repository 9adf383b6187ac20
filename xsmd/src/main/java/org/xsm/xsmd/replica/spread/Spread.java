package org.xsm.xsmd.replica.spread;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.xsm.xsmd.replica.order.ByteReader;
import org.xsm.xsmd.replica.order.ByteWriter;
import org.xsm.xsmd.replica.order.Bytes;
import org.xsm.xsmd.replica.order.DamagedException;
import org.xsm.xsmd.replica.order.SignedEntry;
import org.xsm.xsmd.replica.peers.Peers;
import org.xsm.xsmd.replica.peers.Peers.Kind;
import org.xsm.xsmd.store.Position;

/**
 * Carries the order between this host and the others: a resource. What is ordered here is pushed
 * down a tree; everyone tells a few others how far it is, each second, and whoever hears of more
 * pulls it. A few hosts tell everyone, so that each knows all; many tell the leader and some.
 */
public final class Spread implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(Spread.class);
  private static final int CHILDREN = 8;
  private static final int FEW = 24;
  private static final int SOME = 3;

  /** Larger ones are not pushed but announced, so that the pull's flow control carries them. */
  private static final int MOST_PUSHED = 2 * 1024 * 1024;

  private final Peers peers;
  private final Follower follower;
  private final CatchUp catchUp;
  private final Supplier<String> leader;
  private final Supplier<Standing> own;
  private final RandomGenerator chance;
  private final Tree tree = new Tree(CHILDREN);
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition news = lock.newCondition();
  private final Map<String, Standing> standings = new ConcurrentHashMap<>();
  private final Map<String, Duration> ahead = new ConcurrentHashMap<>();
  private final ScheduledExecutorService clock =
      Executors.newSingleThreadScheduledExecutor(
          task -> Thread.ofPlatform().name("xsm-gossip").daemon().unstarted(task));

  /**
   * Begins at once.
   *
   * @param leader the host that orders commands as far as is known here, or an empty name
   * @param own what this host says of itself
   */
  public Spread(
      Peers peers,
      Follower follower,
      CatchUp catchUp,
      Supplier<String> leader,
      Supplier<Standing> own,
      RandomGenerator chance,
      Duration period) {
    this.peers = peers;
    this.follower = follower;
    this.catchUp = catchUp;
    this.leader = leader;
    this.own = own;
    this.chance = chance;
    peers.handle(Kind.PUSH, this::pushed);
    peers.handle(Kind.GOSSIP, this::heard);
    follower.onDurable(position -> acknowledge());
    // Its future says nothing: gossip ends with the clock, and swallows its own failures.
    var _ =
        clock.scheduleWithFixedDelay(
            this::gossip, period.toMillis(), period.toMillis(), TimeUnit.MILLISECONDS);
  }

  /** Passes on what was ordered here. */
  public void push(List<SignedEntry> entries) {
    pass(peers.self(), entries);
  }

  /** How far the others said they are, and this host. */
  public Collection<Standing> standings() {
    standings.put(peers.self(), own.get());
    return List.copyOf(standings.values());
  }

  /** Whether everyone tells this host how far it is: in a small site, and the leader. */
  public boolean hearsAll() {
    return peers.alive().size() <= FEW + 1 || leader.get().equals(peers.self());
  }

  /** By how much the clocks of others in reach are ahead of this host's, give or take a second. */
  public Map<String, Duration> clocksAhead() {
    SortedSet<String> alive = peers.alive();
    return ahead.entrySet().stream()
        .filter(each -> alive.contains(each.getKey()))
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  /** Waits until one of these hosts says that it has a position on its disk; false if none does. */
  public boolean awaitCopy(Collection<String> hosts, Position position, Duration atMost) {
    long left = atMost.toNanos();
    lock.lock();
    try {
      while (!isCopied(hosts, position)) {
        if (left <= 0 || hosts.stream().noneMatch(host -> peers.alive().contains(host))) {
          return false;
        }
        left = news.awaitNanos(left);
      }
      return true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    } finally {
      lock.unlock();
    }
  }

  /** The host that most of the voters in reach take for the leader; empty if none is known. */
  public String leaderHint() {
    SortedSet<String> alive = peers.alive();
    return follower.facts().voters().stream()
        .map(voter -> standings.get(voter.host()))
        .filter(standing -> standing != null && alive.contains(standing.host()))
        .map(Standing::leader)
        .filter(leading -> alive.contains(leading))
        .collect(Collectors.groupingBy(leading -> leading, TreeMap::new, Collectors.counting()))
        .entrySet()
        .stream()
        .max(Map.Entry.comparingByValue())
        .map(Map.Entry::getKey)
        .orElse("");
  }

  private boolean isCopied(Collection<String> hosts, Position position) {
    return hosts.stream()
        .map(standings::get)
        .anyMatch(standing -> standing != null && !position.isAfter(standing.durable()));
  }

  @Override
  public void close() {
    clock.shutdownNow();
  }

  private Bytes pushed(String from, Bytes body) {
    var in = new ByteReader(body);
    String root = in.text();
    List<SignedEntry> entries = PullCodec.entries(in);
    in.end();
    if (!follower.hasRoom()) {
      // A push may be lost; waiting for the disk would pile them up. Gossip brings it back.
      return Bytes.NONE;
    }
    Position before = follower.position();
    boolean all = follower.offer(entries);
    if (follower.position().isAfter(before)) {
      pass(root, entries);
    }
    if (!all) {
      catchUp.from(from);
    }
    return Bytes.NONE;
  }

  private void pass(String root, List<SignedEntry> entries) {
    SortedSet<String> alive = peers.alive();
    List<String> below = tree.below(root, peers.self(), alive);
    if (below.isEmpty() || entries.isEmpty()) {
      return;
    }
    int size = entries.stream().mapToInt(e -> e.entry().request().size()).sum();
    if (size > MOST_PUSHED) {
      Bytes standing = encoded(own.get());
      below.forEach(host -> peers.tell(host, Kind.GOSSIP, standing));
      return;
    }
    Bytes push = PullCodec.push(root, entries);
    below.forEach(host -> peers.tell(host, Kind.PUSH, push));
  }

  private Bytes heard(String from, Bytes body) {
    if (body.size() > Standing.LONGEST) {
      throw new DamagedException("\"" + from + "\" says " + body.size() + " bytes of itself");
    }
    var in = new ByteReader(body);
    Standing standing = Standing.read(in);
    in.end();
    if (!standing.host().equals(from)) {
      throw new DamagedException("\"" + from + "\" speaks as \"" + standing.host() + "\"");
    }
    standings.put(from, standing);
    ahead.put(from, Duration.ofMillis(standing.time()).minusMillis(own.get().time()));
    lock.lock();
    try {
      news.signalAll();
    } finally {
      lock.unlock();
    }
    if (standing.position().isAfter(follower.position())) {
      catchUp.from(from);
    } else if (follower.position().isAfter(standing.position())) {
      peers.tell(from, Kind.GOSSIP, encoded(own.get()));
    }
    return Bytes.NONE;
  }

  /** A lone voter waits for the word that another host has it too. */
  private void acknowledge() {
    String to = leader.get();
    if (!to.isEmpty() && !to.equals(peers.self()) && follower.facts().voters().size() == 1) {
      peers.tell(to, Kind.GOSSIP, encoded(own.get()));
    }
  }

  private void gossip() {
    try {
      SortedSet<String> alive = peers.alive();
      standings.keySet().retainAll(known());
      ahead.keySet().retainAll(standings.keySet());
      List<String> others = alive.stream().filter(host -> !host.equals(peers.self())).toList();
      if (others.isEmpty()) {
        return;
      }
      Bytes standing = encoded(own.get());
      if (others.size() <= FEW) {
        others.forEach(host -> peers.tell(host, Kind.GOSSIP, standing));
        return;
      }
      for (int i = 0; i < SOME; i++) {
        peers.tell(others.get(chance.nextInt(others.size())), Kind.GOSSIP, standing);
      }
      if (others.contains(leader.get())) {
        peers.tell(leader.get(), Kind.GOSSIP, standing);
      }
    } catch (RuntimeException e) {
      log.warn("could not gossip reason={}", e.getMessage());
    }
  }

  /** Hosts of the site; while nothing is known yet, all that speak. */
  private Collection<String> known() {
    var hosts = follower.facts().hosts();
    return hosts.isEmpty() ? List.copyOf(standings.keySet()) : hosts.keySet();
  }

  private static Bytes encoded(Standing standing) {
    var out = new ByteWriter();
    standing.write(out);
    return out.bytes();
  }
}
