package org.xsm.xsmd.replica;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.xsm.xsmd.replica.order.ByteReader;
import org.xsm.xsmd.replica.order.ByteWriter;
import org.xsm.xsmd.replica.order.Bytes;
import org.xsm.xsmd.replica.order.DamagedException;
import org.xsm.xsmd.replica.order.RequestCodec;
import org.xsm.xsmd.replica.peers.PeerException;
import org.xsm.xsmd.replica.peers.Peers;
import org.xsm.xsmd.replica.peers.Peers.Kind;
import org.xsm.xsmd.replica.spread.Follower;
import org.xsm.xsmd.store.Answer;
import org.xsm.xsmd.store.Command;
import org.xsm.xsmd.store.Outcome;
import org.xsm.xsmd.store.Position;
import org.xsm.xsmd.store.Request;
import org.xsm.xsmd.store.StoreException;

/**
 * The way of a command to the leader and back, wherever the leader is: a decision and the waits for
 * it. Nothing waits longer than it was told; what may have happened is never called a failure.
 */
final class Orders {
  private static final Duration PAUSE = Duration.ofMillis(50);
  private static final Duration TRY = Duration.ofSeconds(4);

  private final Peers peers;
  private final Follower follower;
  private final Lead lead;
  private final Quorum quorum;
  private final Supplier<String> leader;

  Orders(Peers peers, Follower follower, Lead lead, Quorum quorum, Supplier<String> leader) {
    this.peers = peers;
    this.follower = follower;
    this.lead = lead;
    this.quorum = quorum;
    this.leader = leader;
    peers.handle(Kind.SUBMIT, this::asked);
    peers.handle(Kind.CONFIRM, this::confirmed);
  }

  /** Something that one host does as the leader, here or there. */
  interface Attempt {
    Reply at(String leader, Duration atMost);
  }

  Outcome submit(Request request, Duration atMost) {
    return attempt(
        request,
        atMost,
        TRY,
        (host, patience) ->
            host.equals(peers.self())
                ? lead.order(request, patience)
                : Reply.decode(ask(host, Kind.SUBMIT, RequestCodec.encode(request), patience)));
  }

  /** How long one try may take that sends so many bytes: a large text is long on its way. */
  static Duration forSize(long bytes) {
    return TRY.plusSeconds(bytes >> 20);
  }

  /**
   * Tries until the leader has answered, or time is up.
   *
   * @param each how long a try may take
   */
  Outcome attempt(Request request, Duration atMost, Duration each, Attempt attempt) {
    long end = System.nanoTime() + atMost.toNanos();
    boolean mayHaveHappened = false;
    String why = "no leader is known";
    while (true) {
      Optional<Answer> heard =
          mayHaveHappened ? follower.state().answer(request.id()) : Optional.empty();
      if (heard.isPresent()) {
        return new Outcome.Ordered(heard.get(), List.of());
      }
      String missing = quorum.missing();
      Duration left = Duration.ofNanos(end - System.nanoTime());
      if (left.isNegative() || !missing.isEmpty()) {
        return mayHaveHappened
            ? new Outcome.Unknown(request.id(), why)
            : new Outcome.NoMajority(missing.isEmpty() ? why : missing);
      }
      String host = leader.get();
      if (!host.isEmpty()) {
        Reply reply = tried(host, left.compareTo(each) < 0 ? left : each, attempt);
        switch (reply) {
          case Reply.Ordered(var answer, var alone) -> {
            follower.await(answer.position(), left);
            return new Outcome.Ordered(answer, alone ? List.of(host) : List.of());
          }
          case Reply.Refused(var refused) -> {
            return new Outcome.Refused(refused);
          }
          case Reply.Unknown(var unknown) -> {
            mayHaveHappened = true;
            why = unknown;
          }
          case Reply.NotNow(var _, var notNow) -> why = notNow;
        }
      }
      if (!pause()) {
        return new Outcome.Unknown(request.id(), "this host is stopping");
      }
    }
  }

  private Reply tried(String host, Duration atMost, Attempt attempt) {
    try {
      return attempt.at(host, atMost);
    } catch (PeerException | DamagedException e) {
      // The question may have arrived, and only its answer not.
      return new Reply.Unknown("the leader " + host + " did not answer: " + e.getMessage());
    }
  }

  /** Where the site is at least. */
  void confirm(Duration atMost) {
    long end = System.nanoTime() + atMost.toNanos();
    String why = "no leader is known";
    while (true) {
      String missing = quorum.missing();
      Duration left = Duration.ofNanos(end - System.nanoTime());
      if (left.isNegative() || !missing.isEmpty()) {
        throw new StoreException(missing.isEmpty() ? why : missing);
      }
      try {
        String host = leader.get();
        if (!host.isEmpty()) {
          Position position = confirmedBy(host, left.compareTo(TRY) < 0 ? left : TRY);
          if (follower.await(position, left)) {
            return;
          }
          why = "this host is behind the others";
        }
      } catch (PeerException | DamagedException | ReplicaException e) {
        why = String.valueOf(e.getMessage());
      }
      if (!pause()) {
        throw new StoreException("this host is stopping");
      }
    }
  }

  private Position confirmedBy(String host, Duration atMost) {
    if (host.equals(peers.self())) {
      return lead.confirm(atMost);
    }
    Bytes question = new ByteWriter().number(atMost.toMillis()).bytes();
    var in = new ByteReader(ask(host, Kind.CONFIRM, question, atMost));
    Position position = in.position();
    in.end();
    return position;
  }

  /** Asks the leader; whoever it was is not waited for once another leads. */
  Bytes ask(String host, Kind kind, Bytes body, Duration atMost) {
    CompletableFuture<Bytes> answer = peers.ask(host, kind, body, atMost);
    try {
      while (true) {
        try {
          return answer.get(PAUSE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
          String now = leader.get();
          if (!now.isEmpty() && !now.equals(host)) {
            throw new PeerException("\"" + now + "\" leads now", e);
          }
        }
      }
    } catch (ExecutionException e) {
      if (e.getCause() instanceof PeerException cause) {
        throw cause;
      }
      throw new PeerException("could not ask \"" + host + "\": " + e.getMessage(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new PeerException("this host is stopping", e);
    }
  }

  /** Another host sends a command. It judges nothing that concerns the file or the hosts. */
  private Bytes asked(String from, Bytes body) {
    Request request = RequestCodec.decode(body);
    boolean allowed =
        switch (request.command()) {
          case Command.PutEntry _, Command.RemoveEntry _ -> true;
          case Command.Reconciled(var host) -> host.equals(from);
          default -> false;
        };
    return Reply.encode(
        allowed
            ? lead.order(request, TRY)
            : new Reply.Refused("a host may not send such a command to the leader by itself"));
  }

  private Bytes confirmed(String from, Bytes question) {
    var in = new ByteReader(question);
    Duration atMost = Duration.ofMillis(Math.clamp(in.number(), 1, TRY.toMillis()));
    in.end();
    return new ByteWriter().position(lead.confirm(atMost)).bytes();
  }

  private static boolean pause() {
    try {
      Thread.sleep(PAUSE);
      return true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
