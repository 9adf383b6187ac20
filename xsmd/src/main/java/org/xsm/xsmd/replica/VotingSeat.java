package org.xsm.xsmd.replica;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.xsm.xsmd.replica.order.SiteState;
import org.xsm.xsmd.replica.voter.Beginning;
import org.xsm.xsmd.replica.voter.Engine;
import org.xsm.xsmd.replica.voter.EngineException;
import org.xsm.xsmd.replica.voter.EngineListener;
import org.xsm.xsmd.replica.voter.EngineSettings;
import org.xsm.xsmd.replica.voter.Failure;
import org.xsm.xsmd.replica.voter.Member;
import org.xsm.xsmd.replica.voter.Pace;
import org.xsm.xsmd.replica.voter.Standing;
import org.xsm.xsmd.replica.voter.Tls;

/**
 * This host's seat among the voters: a resource. Empty on most hosts; taken, left and taken again
 * under another name while the daemon runs. Any thread.
 */
final class VotingSeat implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(VotingSeat.class);

  private static final Duration HAND_OVER = Duration.ofSeconds(2);

  private final UUID site;
  private final String host;
  private final String address;
  private final int port;
  private final Path directory;
  private final Identity identity;
  private final Tls tls;
  private final Pace pace;
  private final OrderedSite.Seal seal;
  private final OrderedSite.Sink sink;
  private final Incarnations incarnations;

  private volatile @Nullable Taken taken;
  private volatile String trouble = "";

  /** Makes the suffix that tells one incarnation of a voter from another. */
  interface Incarnations {
    String next();
  }

  /** A seat that is taken. */
  record Taken(Identity.Seat seat, Member member, Engine engine, OrderedSite ordered) {
    /** Waits until it leads, as the only member of a new group soon does; false if it never did. */
    boolean awaitLead(Duration atMost) {
      long end = System.nanoTime() + atMost.toNanos();
      try {
        while (!engine.standing().ready()) {
          if (System.nanoTime() > end || engine.standing().stopped() != null) {
            return false;
          }
          Thread.sleep(20);
        }
        return true;
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return false;
      }
    }
  }

  VotingSeat(
      UUID site,
      String host,
      String address,
      int port,
      Path directory,
      Identity identity,
      Tls tls,
      Pace pace,
      OrderedSite.Seal seal,
      OrderedSite.Sink sink,
      Incarnations incarnations) {
    this.site = site;
    this.host = host;
    this.address = address;
    this.port = port;
    this.directory = directory;
    this.identity = identity;
    this.tls = tls;
    this.pace = pace;
    this.seal = seal;
    this.sink = sink;
    this.incarnations = incarnations;
  }

  Optional<Taken> taken() {
    return Optional.ofNullable(taken);
  }

  /** The same, after whoever takes or leaves the seat now is done with it. */
  synchronized Optional<Taken> settled() {
    return taken();
  }

  /** As which voter this host takes part; empty where it does not. */
  String peer() {
    Taken now = taken;
    return now == null ? "" : now.seat().peer();
  }

  /** Whether it leads now. Never blocks. */
  boolean leads() {
    Taken now = taken;
    return now != null && now.engine().standing().role() == Standing.Role.LEADER;
  }

  /** What keeps it from voting though it should, or nothing. */
  String trouble() {
    return trouble;
  }

  /**
   * Sits down again after a restart, if this host voted before and has its data still.
   *
   * @param others whether there are other voters, who can give it another seat for one that is lost
   */
  synchronized void resume(boolean others) {
    Identity.Seat seat = identity.seat().orElse(null);
    if (seat == null) {
      return;
    }
    if (!Files.isDirectory(directory.resolve(seat.peer()))) {
      // Under its old name it might vote twice: it comes back as another, when the others say so.
      log.warn("the data of this voter are gone; it does not vote peer={}", seat.peer());
      identity.leaveSeat();
      return;
    }
    try {
      sit(seat, Beginning.RECOVER);
    } catch (EngineException e) {
      if (!others || !(e.failure() instanceof Failure.Lost)) {
        throw e;
      }
      log.error(
          "gives its seat up, and waits for another peer={} why={}", seat.peer(), e.getMessage());
      putAside(seat);
      identity.leaveSeat();
      trouble = "its data as " + seat.peer() + " are lost; the leader will seat it again";
    }
  }

  /** What is left of a voter's data is nobody's any more, but may help to see what happened. */
  private void putAside(Identity.Seat seat) {
    Path left = directory.resolve(seat.peer());
    try {
      Files.move(left, directory.resolve(seat.peer() + ".damaged"));
    } catch (IOException e) {
      log.warn("cannot put aside what is left of a voter place={} reason={}", left, e.getMessage());
    }
  }

  /** Whether this host has no seat, not even one that it stood up from. */
  boolean isUnseated() {
    return identity.seat().isEmpty();
  }

  /** Takes a seat in the group of an epoch, without a say until the leader gives it one. */
  synchronized Member prepare(long epoch) {
    Taken now = taken;
    if (now != null && now.seat().epoch() == epoch && now.engine().standing().stopped() == null) {
      return now.member();
    }
    leave();
    var seat = new Identity.Seat(host + "-" + incarnations.next(), epoch);
    identity.take(seat);
    return sit(seat, Beginning.EMPTY).member();
  }

  /**
   * Stands up from a seat whose group has lost its majority, and takes in what its log holds beyond
   * what is known to be ordered: the others may have acknowledged it.
   *
   * @return how many requests those were
   */
  synchronized int takeRest() {
    Taken now = taken;
    return now == null ? 0 : now.engine().closeAndApplyRest();
  }

  /** Begins the group of an epoch, alone. */
  synchronized Taken found(long epoch) {
    leave();
    var seat = new Identity.Seat(host + "-" + incarnations.next(), epoch);
    Taken now = sit(seat, Beginning.BOOTSTRAP);
    identity.take(seat);
    return now;
  }

  /** Gives up the seat for good, and everything that belongs to it. */
  synchronized void leave() {
    close();
    identity.leaveSeat();
    try (Stream<Path> left = Files.exists(directory) ? Files.walk(directory) : Stream.empty()) {
      for (Path path : left.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(path);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot remove " + directory, e);
    }
  }

  /** Gives up a seat, unless another was taken meanwhile. */
  synchronized boolean leave(Identity.Seat old) {
    if (!identity.seat().filter(old::equals).isPresent()) {
      return false;
    }
    leave();
    return true;
  }

  /**
   * Stands up because this host cannot keep what it would vote for, after another voter got the
   * lead if that can be. The seat stays this host's.
   */
  synchronized void standUp(String why) {
    Taken now = taken;
    if (now != null) {
      log.warn("the voter stands up peer={} why={}", now.seat().peer(), why);
      if (leads()) {
        handOver(now.engine());
      }
      close();
    }
  }

  /** The others choose another leader anyway, only later. */
  private static void handOver(Engine engine) {
    try {
      engine.stepDown(HAND_OVER).get(HAND_OVER.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException | TimeoutException e) {
      log.warn("the lead was not handed over reason={}", e.getMessage());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Stands up; the seat stays this host's. */
  @Override
  public synchronized void close() {
    Taken now = taken;
    taken = null;
    trouble = "";
    if (now != null) {
      now.engine().close();
    }
  }

  private Taken sit(Identity.Seat seat, Beginning beginning) {
    var member = new Member(seat.peer(), address, port);
    var ordered = new OrderedSite(seal, sink);
    var settings =
        new EngineSettings(
            GroupIds.of(site, seat.epoch()), member, directory.resolve(seat.peer()), tls, pace);
    try {
      Engine engine = Engine.start(settings, beginning, ordered, new Listener());
      var now = new Taken(seat, member, engine, ordered);
      taken = now;
      trouble = "";
      return now;
    } catch (EngineException e) {
      trouble = String.valueOf(e.getMessage());
      throw e;
    }
  }

  /** The state that this voter has come to; empty where it does not vote. */
  SiteState state() {
    Taken now = taken;
    return now == null ? SiteState.EMPTY : now.ordered().state();
  }

  private final class Listener implements EngineListener {
    @Override
    public void leaderChanged(@Nullable String peer) {
      log.info("the voters have another leader peer={}", peer == null ? "none" : peer);
    }

    @Override
    public void stopped(String reason) {
      trouble = reason;
    }
  }
}
