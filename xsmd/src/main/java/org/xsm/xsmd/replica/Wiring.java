package org.xsm.xsmd.replica;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.xsm.xsmd.replica.order.SignedEntry;
import org.xsm.xsmd.replica.spread.Follower;
import org.xsm.xsmd.replica.spread.Spread;
import org.xsm.xsmd.replica.voter.Member;
import org.xsm.xsmd.store.Position;

/**
 * What the parts of the replica need of each other that are made one after the other: a decision
 * over those that are there already. It also takes what this host's own voter ordered.
 */
final class Wiring implements OrderedSite.Sink {
  private static final Logger log = LoggerFactory.getLogger(Wiring.class);
  private static final Duration SETTLE = Duration.ofSeconds(10);

  private final Follower follower;
  private volatile @Nullable VotingSeat seat;
  private volatile @Nullable Spread spread;

  Wiring(Follower follower) {
    this.follower = follower;
  }

  void knows(VotingSeat newSeat) {
    seat = newSeat;
  }

  void knows(Spread newSpread) {
    spread = newSpread;
  }

  /** As which voter this host takes part; empty where it does not. */
  String peer() {
    VotingSeat now = seat;
    return now == null ? "" : now.peer();
  }

  /** The host that leads, as this voter knows or as the voters say; empty if nobody knows. */
  String leader() {
    VotingSeat now = seat;
    VotingSeat.Taken taken = now == null ? null : now.taken().orElse(null);
    if (taken != null && follower.facts().voter(taken.seat().peer()).isPresent()) {
      String leading = taken.engine().standing().leader();
      return leading == null ? "" : Peer.host(leading);
    }
    Spread others = spread;
    return others == null ? "" : others.leaderHint();
  }

  /** The hosts that may talk to the engine. */
  Set<String> voting(Set<String> aboutToVote) {
    var voting = new TreeSet<>(aboutToVote);
    follower.facts().voters().forEach(voter -> voting.add(voter.host()));
    VotingSeat now = seat;
    if (now != null) {
      now.taken()
          .ifPresent(
              taken -> {
                for (Member member : taken.engine().standing().members()) {
                  voting.add(Peer.host(member.peer()));
                }
              });
    }
    return voting;
  }

  @Override
  public void accept(SignedEntry entry) {
    boolean fresh = entry.entry().index() > follower.position().index();
    follower.offer(List.of(entry));
    Spread others = spread;
    VotingSeat now = seat;
    if (fresh && others != null && now != null && now.leads()) {
      others.push(List.of(entry));
    }
  }

  @Override
  public void settle(Position position) {
    if (!follower.awaitDurable(position, SETTLE)) {
      log.warn("the engine goes on before the disk has all position={}", position);
    }
  }
}
