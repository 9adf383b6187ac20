package org.xsm.xsmd.replica;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.xsm.xsmd.replica.order.Bytes;
import org.xsm.xsmd.replica.order.RequestCodec;
import org.xsm.xsmd.replica.spread.Follower;
import org.xsm.xsmd.replica.spread.Spread;
import org.xsm.xsmd.replica.voter.Engine;
import org.xsm.xsmd.replica.voter.EngineException;
import org.xsm.xsmd.replica.voter.Failure;
import org.xsm.xsmd.store.Answer;
import org.xsm.xsmd.store.Facts;
import org.xsm.xsmd.store.HostFact;
import org.xsm.xsmd.store.Position;
import org.xsm.xsmd.store.Request;

/**
 * What the leader does with commands: a decision and the wait for it. A lone voter in a site with
 * other hosts has two duties more: it orders nothing before it has heard from all of them since it
 * started, for they may have gone on without it; and it waits for one of them to store what it
 * ordered.
 */
final class Lead {
  private final VotingSeat seat;
  private final Follower follower;
  private final Spread spread;
  private final Duration copyPatience;
  private final Set<String> unheard = ConcurrentHashMap.newKeySet();
  private volatile boolean assumedAlone;

  Lead(VotingSeat seat, Follower follower, Spread spread, Duration copyPatience) {
    this.seat = seat;
    this.follower = follower;
    this.spread = spread;
    this.copyPatience = copyPatience;
    // Whoever comes in later was let in by this voter, and cannot have gone on without it.
    follower.facts().living().forEach(host -> unheard.add(host.name()));
  }

  /** Whether this host leads now, as far as it knows. */
  boolean leads() {
    return seat.taken().filter(this::isOfToday).isPresent()
        && seat.taken()
            .map(taken -> taken.engine().standing().ready() && isWhole(taken))
            .orElse(false);
  }

  /**
   * Whether the voter has all that this host knows to be ordered. Whoever is chosen to lead has;
   * one that has not has lost a part of its log, and may even take itself for the only voter.
   */
  private boolean isWhole(VotingSeat.Taken taken) {
    return !follower.position().isAfter(taken.ordered().state().position());
  }

  /** A group whose epoch did not begin for the site, or has ended, orders nothing. */
  private boolean isOfToday(VotingSeat.Taken taken) {
    return taken.seat().epoch() == follower.facts().epoch();
  }

  /** An admin says that the silent hosts are known not to have gone on. */
  void assumeAlone() {
    assumedAlone = true;
  }

  /** Why a lone voter orders nothing yet, or nothing. */
  String waitsFor() {
    Facts facts = follower.facts();
    if (assumedAlone || facts.voters().size() != 1 || seat.taken().isEmpty()) {
      return "";
    }
    spread.standings().forEach(standing -> unheard.remove(standing.host()));
    String missing =
        facts.living().stream()
            .map(HostFact::name)
            .filter(unheard::contains)
            .collect(Collectors.joining(", "));
    return missing.isEmpty()
        ? ""
        : "this host has just started and has not heard from "
            + missing
            + ", which may have gone on without it; start it, or say so: xsm host assume --alone";
  }

  /** Orders a request. */
  Reply order(Request request, Duration atMost) {
    long end = System.nanoTime() + atMost.toNanos();
    VotingSeat.Taken taken = seat.taken().orElse(null);
    if (taken == null) {
      return new Reply.NotNow("", "this host is no voter");
    }
    if (!isOfToday(taken)) {
      return new Reply.NotNow("", "this voter belongs to epoch " + taken.seat().epoch());
    }
    if (!isWhole(taken)) {
      return new Reply.NotNow("", "this voter lacks entries that the site has ordered");
    }
    String waits = waitsFor();
    if (!waits.isEmpty()) {
      return new Reply.Refused(waits);
    }
    Reply reply = submit(taken.engine(), RequestCodec.encode(request), atMost);
    if (reply instanceof Reply.Ordered(var answer, var _)) {
      follower.await(answer.position(), left(end));
      return new Reply.Ordered(answer, isAlone(answer));
    }
    return reply;
  }

  /** Orders a request that nobody but this host may send, as those of a recovery. */
  Reply submit(Engine engine, Bytes request, Duration atMost) {
    try {
      Bytes answer =
          engine
              .submit(OrderedSite.request(request), atMost)
              .get(atMost.toMillis() + 2000, TimeUnit.MILLISECONDS);
      return new Reply.Ordered(OrderedSite.answer(answer), false);
    } catch (ExecutionException | CompletionException e) {
      return failed(e.getCause());
    } catch (TimeoutException e) {
      return new Reply.Unknown("the voters did not answer in time");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new Reply.Unknown("this host is stopping");
    }
  }

  /** Where the site is at least, confirmed by a majority. */
  Position confirm(Duration atMost) throws ReplicaException {
    VotingSeat.Taken taken =
        seat.taken()
            .filter(this::isWhole)
            .orElseThrow(
                () -> new ReplicaException("this host is no voter, or one that lacks entries"));
    try {
      taken.engine().confirm(atMost).get(atMost.toMillis() + 2000, TimeUnit.MILLISECONDS);
      return taken.ordered().state().position();
    } catch (ExecutionException | TimeoutException e) {
      throw new ReplicaException("no majority confirms the site: " + e.getMessage(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ReplicaException("this host is stopping", e);
    }
  }

  private Reply failed(@Nullable Throwable cause) {
    if (!(cause instanceof EngineException e)) {
      return new Reply.Unknown(String.valueOf(cause));
    }
    return switch (e.failure()) {
      case Failure.NotLeader(var leader) ->
          new Reply.NotNow(leader == null ? "" : hostOf(leader), e.failure().why());
      case Failure.NotReady _, Failure.Full _, Failure.Stopped _ ->
          new Reply.NotNow("", e.failure().why());
      case Failure.Lost(var why) -> new Reply.NotNow("", why);
      case Failure.Refused(var why) -> new Reply.Refused(why);
      case Failure.Unknown(var why) -> new Reply.Unknown(why);
    };
  }

  private String hostOf(String peer) {
    return follower.facts().voter(peer).map(voter -> voter.host()).orElse(Peer.host(peer));
  }

  /** Whether a command of a lone voter is stored by nobody else, though there are others. */
  private boolean isAlone(Answer answer) {
    Facts facts = follower.facts();
    String self = seat.taken().map(taken -> Peer.host(taken.seat().peer())).orElse("");
    List<String> others =
        facts.living().stream().map(HostFact::name).filter(h -> !h.equals(self)).toList();
    if (facts.voters().size() != 1 || others.isEmpty()) {
      return false;
    }
    return !spread.awaitCopy(others, answer.position(), copyPatience);
  }

  private static Duration left(long end) {
    return Duration.ofNanos(Math.max(0, end - System.nanoTime()));
  }
}
