package org.xsm.xsmd.replica.spread;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.xsm.xsmd.replica.order.ByteReader;
import org.xsm.xsmd.replica.order.ByteWriter;
import org.xsm.xsmd.replica.order.Bytes;
import org.xsm.xsmd.replica.order.DamagedException;
import org.xsm.xsmd.replica.order.SignedEntry;
import org.xsm.xsmd.replica.order.UnknownCommandException;
import org.xsm.xsmd.replica.peers.PeerException;
import org.xsm.xsmd.replica.peers.Peers;
import org.xsm.xsmd.replica.peers.Peers.Kind;
import org.xsm.xsmd.store.Position;

/**
 * Gets what this host misses from whoever has it, and gives others what they miss: a resource. One
 * pull runs at a time.
 */
public final class CatchUp {
  private static final Logger log = LoggerFactory.getLogger(CatchUp.class);
  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final int MOST = 4 * 1024 * 1024;

  private final Peers peers;
  private final Follower follower;
  private final Archive archive;
  private final StatePull states;
  private final AtomicBoolean running = new AtomicBoolean();
  private final Set<String> ahead = ConcurrentHashMap.newKeySet();

  public CatchUp(Peers peers, Follower follower, Archive archive, StatePull states) {
    this.peers = peers;
    this.follower = follower;
    this.archive = archive;
    this.states = states;
    peers.handle(Kind.PULL, this::pulled);
  }

  /** Pulls from a host that has more, now or after the pull that runs. Returns at once. */
  public void from(String host) {
    ahead.add(host);
    if (running.compareAndSet(false, true)) {
      Thread.ofVirtual().name("xsm-catch-up").start(this::run);
    }
  }

  private void run() {
    try {
      while (!ahead.isEmpty()) {
        String host = ahead.iterator().next();
        ahead.remove(host);
        try {
          pull(host);
        } catch (PeerException | DamagedException | UnknownCommandException e) {
          log.info("could not catch up from={} reason={}", host, e.getMessage());
        } catch (RuntimeException e) {
          // Whatever one host sends, the others are still to be asked.
          log.warn("could not catch up from={}", host, e);
        }
      }
    } finally {
      running.set(false);
    }
    if (!ahead.isEmpty() && running.compareAndSet(false, true)) {
      Thread.ofVirtual().name("xsm-catch-up").start(this::run);
    }
  }

  private void pull(String host) {
    while (true) {
      Position from = follower.position();
      Bytes question = new ByteWriter().position(from).bytes();
      var in = new ByteReader(ask(host, Kind.PULL, question));
      if (from.index() == 0 || !PullCodec.holdsEntries(in)) {
        states.pull(host);
        if (!follower.position().isAfter(from)) {
          return;
        }
        continue;
      }
      List<SignedEntry> entries = PullCodec.entries(in);
      in.end();
      if (entries.isEmpty() || !follower.offer(entries) || !follower.position().isAfter(from)) {
        return;
      }
    }
  }

  private Bytes ask(String host, Kind kind, Bytes question) {
    try {
      return peers.ask(host, kind, question, PATIENCE).join();
    } catch (CompletionException e) {
      if (e.getCause() instanceof PeerException cause) {
        throw cause;
      }
      throw new PeerException("could not ask \"" + host + "\": " + e.getMessage(), e);
    }
  }

  /** What follows a position, for someone who has the site up to there. */
  private Bytes pulled(String from, Bytes question) {
    var in = new ByteReader(question);
    Position theirs = in.position();
    in.end();
    Position ours = follower.position();
    if (theirs.equals(ours)) {
      return PullCodec.pulled(List.of());
    }
    if (theirs.index() >= ours.index()) {
      // As far or further along another branch: only an older epoch can be wrong about that.
      return theirs.epoch() < ours.epoch() ? PullCodec.gone() : PullCodec.pulled(List.of());
    }
    List<SignedEntry> entries = archive.from(theirs.index() + 1, MOST);
    if (entries.isEmpty()) {
      // Not on the disk yet, or not any more.
      boolean comes = theirs.index() >= follower.durable().index();
      return comes ? PullCodec.pulled(List.of()) : PullCodec.gone();
    }
    return entries.getFirst().entry().previous().equals(theirs.hash())
        ? PullCodec.pulled(entries)
        : PullCodec.gone();
  }
}
