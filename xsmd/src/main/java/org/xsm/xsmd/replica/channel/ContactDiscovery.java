package org.xsm.xsmd.replica.channel;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import org.jgroups.Address;
import org.jgroups.BytesMessage;
import org.jgroups.Message;
import org.jgroups.PhysicalAddress;
import org.jgroups.conf.ClassConfigurator;
import org.jgroups.protocols.Discovery;
import org.jgroups.protocols.PingData;
import org.jgroups.protocols.PingHeader;
import org.jgroups.stack.IpAddress;
import org.jgroups.util.Responses;
import org.jgroups.util.Util;
import org.xsm.xsmd.replica.channel.SiteTransport.Reach;

/**
 * Finds members to join through: asks a few of the known hosts, at first those that are first in
 * the order of members, so that hosts that start together meet there, then some by chance. Whoever
 * is asked names its coordinator too.
 */
final class ContactDiscovery extends Discovery {
  private static final short ID = 7101;
  private static final int FIRST = 3;
  private static final int BY_CHANCE_AT_FIRST = 1;
  private static final int BY_CHANCE_LATER = 5;
  private static final int POLLS = 25;
  private static final int POLL_MILLIS = 20;
  private static final Duration TOGETHER = Duration.ofSeconds(2);
  private static final Duration AGAIN = Duration.ofMillis(300);

  private final Places places;
  private final RandomGenerator chance;
  private final Function<IpAddress, Reach> reach;
  private final Duration search;

  /**
   * Makes one.
   *
   * @param reach connects to a place
   */
  ContactDiscovery(
      Places places, RandomGenerator chance, Duration search, Function<IpAddress, Reach> reach) {
    this.search = search;
    this.places = places;
    this.reach = reach;
    this.chance = chance;
    send_cache_on_join = false;
  }

  static void register() {
    if (ClassConfigurator.getProtocolId(ContactDiscovery.class) == 0) {
      ClassConfigurator.addProtocol(ID, ContactDiscovery.class);
    }
  }

  @Override
  public boolean isDynamic() {
    return true;
  }

  /**
   * Only at first: later every member's address says where it is. Blocks until somebody names the
   * coordinator, or all that were reached have answered; or until nobody can be reached, after a
   * moment for hosts that start together. Not for ever, but long, as a host that starts may take
   * seconds for its first connection.
   */
  @Override
  protected void findMembers(List<Address> members, boolean initial, Responses responses) {
    if (!initial || !(local_addr instanceof HostAddress self)) {
      return;
    }
    long begun = System.nanoTime();
    places.refresh();
    var there = new HashSet<IpAddress>();
    boolean slow = reach(self, places.some(FIRST, BY_CHANCE_AT_FIRST, chance), there);
    boolean first = true;
    while (!responses.isDone() && System.nanoTime() - begun < search.toNanos()) {
      if (first || there.isEmpty()) {
        slow |= reach(self, places.some(0, BY_CHANCE_LATER, chance), there);
        first = false;
      }
      boolean mayCome = slow || System.nanoTime() - begun < TOGETHER.toNanos();
      if (there.isEmpty() ? !mayCome || places.isEmpty() : awaited(there, responses).isEmpty()) {
        break;
      }
      for (int i = 0; i < POLLS && (there.isEmpty() || !awaited(there, responses).isEmpty()); i++) {
        Util.sleep(POLL_MILLIS);
      }
      // A question may be lost with the first of two connections that crossed.
      awaited(there, responses).forEach(place -> down_prot.down(question(self, place)));
    }
    if (!responses.isDone() && !responses.isEmpty()) {
      // All that answered are only starting, too: the first of them needs a moment to begin.
      Util.sleep(AGAIN.toMillis());
    }
    responses.done();
  }

  /** Those that were reached and did not answer yet; nobody once the coordinator is known. */
  private static Set<IpAddress> awaited(Set<IpAddress> there, Responses responses) {
    if (responses.isDone()) {
      return Set.of();
    }
    var awaited = new HashSet<>(there);
    for (PingData answer : responses) {
      if (answer.getPhysicalAddr() instanceof IpAddress place) {
        awaited.remove(place);
      }
    }
    return awaited;
  }

  /** Asks those that can be reached; returns whether somebody may be where nobody was reached. */
  private boolean reach(HostAddress self, List<IpAddress> asked, Set<IpAddress> there) {
    Map<IpAddress, CompletableFuture<Reach>> attempts = new HashMap<>();
    for (IpAddress place : asked) {
      if (!there.contains(place)) {
        attempts.put(
            place,
            CompletableFuture.supplyAsync(
                () -> ask(self, place), task -> Thread.ofVirtual().start(task)));
      }
    }
    boolean slow = false;
    for (var attempt : attempts.entrySet()) {
      Reach reached = attempt.getValue().join();
      slow |= reached == Reach.SLOW;
      if (reached == Reach.THERE) {
        there.add(attempt.getKey());
      }
    }
    return slow;
  }

  private Reach ask(HostAddress self, IpAddress place) {
    Reach reached = reach.apply(place);
    if (reached == Reach.THERE) {
      down_prot.down(question(self, place));
    }
    return reached;
  }

  private Message question(HostAddress self, IpAddress place) {
    return new BytesMessage(place)
        .setFlag(Message.Flag.OOB)
        .setFlag(Message.TransientFlag.DONT_BLOCK)
        .putHeader(
            getId(),
            new PingHeader(PingHeader.GET_MBRS_REQ)
                .clusterName(cluster_name)
                .initialDiscovery(true))
        .setArray(marshal(new PingData(self, false, self.host(), self.place())));
  }

  @Override
  protected void sendDiscoveryResponse(List<PingData> answers, Address to) {
    if (isFormerLeader(to)) {
      // Until the others have noticed, nobody can say whom to join.
      var _ =
          timer.schedule(
              () -> sendDiscoveryResponse(answers, to), AGAIN.toMillis(), TimeUnit.MILLISECONDS);
      return;
    }
    var all = new ArrayList<>(answers);
    if (is_server && current_coord instanceof HostAddress leader && !leader.equals(local_addr)) {
      all.add(new PingData(leader, true, leader.host(), leader.place()).coord(true));
    }
    super.sendDiscoveryResponse(all, to);
  }

  /** Whether it was the coordinator before it was started anew. */
  private boolean isFormerLeader(Address asker) {
    return asker instanceof HostAddress now
        && current_coord instanceof HostAddress leader
        && leader.host().equals(now.host())
        && !leader.equals(now);
  }

  /** What others say of names and places is not kept: a member's address says both. */
  @Override
  protected boolean addDiscoveryResponseToCaches(
      Address member, String name, PhysicalAddress place) {
    return false;
  }
}
