package org.xsm.xsmd.replica.spread;

import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.xsm.xsmd.replica.order.Acceptance;
import org.xsm.xsmd.replica.order.ByteReader;
import org.xsm.xsmd.replica.order.ByteWriter;
import org.xsm.xsmd.replica.order.Bytes;
import org.xsm.xsmd.replica.order.DamagedException;
import org.xsm.xsmd.replica.order.SignedEntry;
import org.xsm.xsmd.replica.order.Signer;
import org.xsm.xsmd.replica.order.SiteState;
import org.xsm.xsmd.replica.order.StateCodec;
import org.xsm.xsmd.replica.peers.PeerException;
import org.xsm.xsmd.replica.peers.Peers;
import org.xsm.xsmd.replica.peers.Peers.Kind;
import org.xsm.xsmd.store.Facts;
import org.xsm.xsmd.store.Hash;
import org.xsm.xsmd.store.Position;
import org.xsm.xsmd.store.Voter;

/**
 * Whole states, for hosts that are too far behind for single entries: a resource. A voter vouches
 * for the state, and the entries that changed the voters lead from those known here to it.
 */
public final class StatePull {
  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final int PART = 4 * 1024 * 1024;
  private static final int MOST = 512 * 1024 * 1024;

  private final Peers peers;
  private final Follower follower;
  private final Archive archive;
  private final Acceptance acceptance;
  private final Supplier<String> peer;
  private final Signer signer;
  private final BiConsumer<SiteState, SiteState> left;
  private final ReentrantLock lock = new ReentrantLock();
  private @Nullable Offer offer;

  /** A state as it is given out, for as long as others are at it. */
  private record Offer(Position position, Bytes state, Hash hash, String peer, Bytes signature) {}

  /**
   * Answers others at once.
   *
   * @param peer as which this host votes; empty where it does not
   * @param left hears when a state of an older epoch was left behind: what it was, and what it is
   */
  public StatePull(
      Peers peers,
      Follower follower,
      Archive archive,
      Acceptance acceptance,
      Supplier<String> peer,
      Signer signer,
      BiConsumer<SiteState, SiteState> left) {
    this.peers = peers;
    this.follower = follower;
    this.archive = archive;
    this.acceptance = acceptance;
    this.peer = peer;
    this.signer = signer;
    this.left = left;
    peers.handle(Kind.SNAPSHOT, this::give);
  }

  /** Goes over to the state of {@code host}, or of a voter where that host cannot vouch. */
  void pull(String host) {
    Facts known = follower.facts();
    var sources = new LinkedHashSet<String>();
    sources.add(host);
    known.voters().stream()
        .map(Voter::host)
        .filter(voter -> peers.alive().contains(voter))
        .forEach(sources::add);
    sources.remove(peers.self());
    RuntimeException last = new PeerException("no voter is in reach that could vouch for the site");
    for (String source : sources) {
      try {
        adopt(taken(source, known, follower.trustedAt()));
        return;
      } catch (PeerException | DamagedException e) {
        last = e;
      }
    }
    throw last;
  }

  /** A state that was found to be vouched for, and the entries that led to its voters. */
  private record Taken(SiteState state, List<SignedEntry> lineage) {}

  private void adopt(Taken taken) {
    SiteState state = taken.state();
    follower
        .adopt(state, taken.lineage())
        .filter(before -> !before.isEmpty() && state.facts().epoch() > before.facts().epoch())
        .ifPresent(before -> left.accept(before, state));
  }

  /** One part of a state, and what is said of the whole. */
  private record Part(
      Position position,
      int size,
      Hash hash,
      String peer,
      Bytes signature,
      List<SignedEntry> lineage,
      Bytes bytes) {
    static Part read(ByteReader in) {
      var part =
          new Part(
              in.position(),
              in.count(),
              in.hash(),
              in.text(),
              in.bytes(),
              PullCodec.entries(in),
              in.bytes());
      in.end();
      return part;
    }

    boolean isOf(Part first, int at) {
      return position.equals(first.position)
          && hash.equals(first.hash)
          && size == first.size
          && bytes.size() == Math.min(PART, size - at);
    }
  }

  private Taken taken(String source, Facts known, Position from) {
    Part first = part(source, from, Position.NOTHING, 0);
    // Before the rest is fetched: what nobody vouches for is worth neither time nor memory.
    List<Voter> voters = acceptance.follow(known, first.lineage());
    if (!acceptance.vouched(
        known.site(), voters, first.position(), first.hash(), first.peer(), first.signature())) {
      throw new DamagedException(
          "the state that \"" + source + "\" offers is not signed by a voter");
    }
    if (first.size() > MOST || !first.isOf(first, 0)) {
      throw damaged(source, first.size());
    }
    var whole = new ByteArrayOutputStream();
    whole.writeBytes(first.bytes().array());
    while (whole.size() < first.size()) {
      Part next = part(source, from, first.position(), whole.size());
      if (!next.isOf(first, whole.size())) {
        throw damaged(source, first.size());
      }
      whole.writeBytes(next.bytes().array());
    }
    Bytes bytes = Bytes.wrap(whole.toByteArray());
    if (!bytes.hash().equals(first.hash())) {
      throw damaged(source, first.size());
    }
    SiteState state = StateCodec.decode(bytes);
    if (!state.position().equals(first.position()) || !state.facts().site().equals(known.site())) {
      throw new DamagedException("the state that \"" + source + "\" offers is another");
    }
    return new Taken(state, first.lineage());
  }

  private static DamagedException damaged(String source, int size) {
    return new DamagedException(
        "\"" + source + "\" offers a state of " + size + " bytes in parts that do not fit");
  }

  private Part part(String source, Position from, Position wanted, int at) {
    var question = new ByteWriter().position(from).position(wanted).count(at).bytes();
    return Part.read(new ByteReader(ask(source, question)));
  }

  private Bytes ask(String source, Bytes question) {
    try {
      return peers.ask(source, Kind.SNAPSHOT, question, PATIENCE).join();
    } catch (CompletionException e) {
      if (e.getCause() instanceof PeerException cause) {
        throw cause;
      }
      throw new PeerException("could not ask \"" + source + "\": " + e.getMessage(), e);
    }
  }

  private Bytes give(String from, Bytes question) {
    var in = new ByteReader(question);
    Position theirs = in.position();
    Position wanted = in.position();
    int at = in.count();
    in.end();
    Offer given = offer(wanted);
    int length = Math.min(PART, given.state().size() - at);
    if (length <= 0) {
      throw new PeerException("the state ends at " + given.state().size());
    }
    List<SignedEntry> lineage = at == 0 ? archive.lineage(theirs) : List.of();
    byte[] part = new byte[length];
    System.arraycopy(given.state().array(), at, part, 0, length);
    var out =
        new ByteWriter()
            .position(given.position())
            .count(given.state().size())
            .hash(given.hash())
            .text(given.peer())
            .raw(given.signature());
    return PullCodec.entries(out, lineage).raw(part).bytes();
  }

  /** The state that was asked for, if it is still at hand; at the start of a pull, today's. */
  private Offer offer(Position wanted) {
    lock.lock();
    try {
      Offer now = offer;
      if (now != null && now.position().equals(wanted)) {
        return now;
      }
      if (wanted.index() != 0) {
        throw new PeerException("the state at " + wanted + " is not at hand any more; begin again");
      }
      SiteState state = follower.state();
      if (now == null || !now.position().equals(state.position())) {
        now = made(state);
        offer = now;
      }
      return now;
    } finally {
      lock.unlock();
    }
  }

  private Offer made(SiteState state) {
    String voting = peer.get();
    if (voting.isEmpty() || state.facts().voter(voting).isEmpty()) {
      throw new PeerException("\"" + peers.self() + "\" is no voter and vouches for nothing");
    }
    Bytes bytes = StateCodec.encode(state);
    Hash hash = bytes.hash();
    Bytes message = Acceptance.stateMessage(state.facts().site(), state.position(), hash);
    return new Offer(state.position(), bytes, hash, voting, signer.sign(message));
  }
}
