package org.xsm.xsmd.replica.spread;

import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import org.xsm.xsmd.replica.order.Acceptance;
import org.xsm.xsmd.replica.order.Chain;
import org.xsm.xsmd.replica.order.SignedEntry;
import org.xsm.xsmd.replica.order.SiteState;
import org.xsm.xsmd.replica.peers.Peers;
import org.xsm.xsmd.replica.spread.Follower.Anchor;
import org.xsm.xsmd.store.SiteView;

/** One host of a net in memory, with all parts of the spread. */
final class Node implements AutoCloseable {
  static final Duration PATIENCE = Duration.ofSeconds(30);

  final Peers peers;
  final MemoryArchive archive;
  final Follower follower;
  final Spread spread;

  /** The states of older epochs that it left behind. */
  final List<SiteState> left = new CopyOnWriteArrayList<>();

  /** A host that begins with a state, or with an empty one and only an anchor. */
  Node(Net net, String host, String peer, Anchor anchor, SiteState kept, int mostEntries) {
    this.peers = net.join(host);
    this.archive = new MemoryArchive(mostEntries);
    if (!kept.isEmpty()) {
      archive.restart(kept, List.of());
    }
    var acceptance = new Acceptance(Chain.QUICK);
    this.follower = new Follower(acceptance, anchor, kept, archive);
    var states =
        new StatePull(
            peers,
            follower,
            archive,
            acceptance,
            () -> peer,
            message -> Chain.QUICK.sign(host, message),
            (before, _) -> left.add(before));
    var catchUp = new CatchUp(peers, follower, archive, states);
    this.spread =
        new Spread(
            peers,
            follower,
            catchUp,
            () -> "h1",
            this::standing,
            new Random(host.hashCode()),
            Duration.ofMillis(100));
  }

  /** A host that has folded a chain so far, and keeps all of it. */
  static Node of(Net net, String host, Chain chain) {
    var anchor = new Anchor(chain.at(1).facts(), chain.at(1).position());
    var node = new Node(net, host, host + "-1", anchor, chain.at(1), 1_000_000);
    if (!node.follower.offer(chain.after(1))) {
      throw new IllegalStateException("the chain does not fold");
    }
    return node;
  }

  /** As the leader does with what was ordered. */
  void order(SignedEntry entry) {
    follower.offer(List.of(entry));
    spread.push(List.of(entry));
  }

  boolean isAt(SiteState state) {
    SiteView view = follower.state().view();
    return view.position().equals(state.position()) && view.text().equals(state.view().text());
  }

  Standing standing() {
    SiteView view = follower.state().view();
    return new Standing(
        peers.self(),
        view.position(),
        follower.durable(),
        view.head().number(),
        1,
        "test",
        "h1",
        "",
        0,
        follower.stopped());
  }

  @Override
  public void close() {
    spread.close();
    follower.close();
  }
}
