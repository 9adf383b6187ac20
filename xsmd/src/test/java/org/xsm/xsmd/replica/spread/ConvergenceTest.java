package org.xsm.xsmd.replica.spread;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.xsm.xsmd.replica.order.Chain;
import org.xsm.xsmd.replica.order.SignedEntry;
import org.xsm.xsmd.replica.order.SiteState;
import org.xsm.xsmd.replica.peers.Peers.Kind;
import org.xsm.xsmd.replica.spread.Follower.Anchor;
import org.xsm.xsmd.store.Position;

final class ConvergenceTest {
  private static final long SEED = 20260304;

  private final Net net = new Net(SEED);
  private final Random chance = new Random(SEED);
  private final List<Node> nodes = new ArrayList<>();
  private final Chain chain = Chain.of(Chain.QUICK, "h1", "h2", "h3");

  @AfterEach
  void close() {
    nodes.forEach(Node::close);
  }

  @ParameterizedTest
  @ValueSource(ints = {3, 10, 60})
  void allComeToTheSameThoughMuchIsLostAndTheyAreParted(int hosts) {
    for (int i = 1; i <= hosts; i++) {
      start("h" + i);
    }
    net.lose(0.3);

    for (int i = 0; i < 100; i++) {
      nodes.getFirst().order(next(i));
      if (i % 20 == 10) {
        net.part(some());
      } else if (i % 20 == 0) {
        net.heal();
      }
    }
    net.heal();

    converges();
    for (Node node : nodes) {
      assertThat(node.archive.text(chain.state().view().head().number())).isPresent();
      assertThat(node.follower.stopped()).isEmpty();
    }
  }

  @Test
  void whoIsBehindAllThatIsKeptPullsAState() {
    nodes.add(keepingOnly(20, "h1"));
    Node laggard = start("h2");
    net.part(Set.of("h2"));
    for (int i = 0; i < 100; i++) {
      nodes.getFirst().order(next(i));
    }
    int before = net.asked(Kind.SNAPSHOT);

    net.heal();

    converges();
    assertThat(net.asked(Kind.SNAPSHOT)).isGreaterThan(before);
    assertThat(laggard.archive.restarts()).isEqualTo(2);
    assertThat(laggard.left).isEmpty();
    nodes.getFirst().order(chain.revise("<site name='after'/>"));
    converges();
  }

  @Test
  void whoIsBehindAChangeOfVotersIsLedThere() {
    nodes.add(keepingOnly(5, "h1"));
    nodes.add(keepingOnly(5, "h3"));
    Node laggard = start("h2");
    net.part(Set.of("h2"));
    chain.voters("h1", "h3");
    chain.voters("h3");
    for (int i = 0; i < 50; i++) {
      next(i);
    }
    for (Node voter : nodes.subList(0, 2)) {
      assertThat(voter.follower.offer(chain.after(1))).isTrue();
    }

    net.heal();

    converges();
    assertThat(laggard.archive.lineage(Position.NOTHING)).hasSize(2);
  }

  @Test
  void whoComesInWithNothingButAnAnchorFollows() {
    start("h1");
    for (int i = 0; i < 30; i++) {
      nodes.getFirst().order(next(i));
    }
    chain.admit("h4");
    chain.after(nodes.getFirst().follower.position().index()).forEach(nodes.getFirst()::order);
    var anchor = new Anchor(chain.facts(), chain.position());
    for (int i = 0; i < 5; i++) {
      nodes.getFirst().order(next(i));
    }

    nodes.add(new Node(net, "h4", "", anchor, SiteState.EMPTY, 1000));

    converges();
    nodes.getFirst().order(chain.revise("<site name='after'/>"));
    converges();
  }

  @Test
  void whoCameInHearsFromAVoterThoughOthersWithoutAVoteSpeakFirst() {
    start("h1");
    start("h2");
    start("h3");
    var anchor = new Anchor(chain.facts(), chain.position());
    nodes.getFirst().order(next(1));
    converges();

    nodes.add(new Node(net, "a-first", "", anchor, SiteState.EMPTY, 1000));

    converges();
  }

  @Test
  void whoIsInAnOlderEpochGoesOverToTheNewerOneAndSaysWhatItLeft() {
    chain.voters("h1", "h2");
    Chain lost = chain.fork();
    lost.revise("<site name='only on h3 and the dead'/>");
    lost.revise("<site name='also lost'/>");
    lost.put("vm/web1", "held");
    Node survivor = recovered();
    Node returning = new Node(net, "h3", "", anchor(), lost.at(1), 1000);
    nodes.add(returning);
    assertThat(returning.follower.offer(lost.after(1))).isTrue();
    // Not further than the returning one: only its epoch is newer.
    assertThat(chain.position().index()).isLessThan(lost.position().index());

    converges();

    assertThat(returning.left).extracting(SiteState::position).containsExactly(lost.position());
    survivor.order(chain.revise("<site name='goes on'/>"));
    converges();
    assertThat(returning.left).hasSize(1);
  }

  @Test
  void whoHasAllUpToARecoveryLeavesNothingBehind() {
    chain.voters("h1", "h2");
    Node other = start("h3");
    recovered();

    converges();

    assertThat(other.left).isEmpty();
    assertThat(other.archive.restarts()).isEqualTo(1);
  }

  @Test
  void aDiskThatFailsForAWhileLosesNothing() {
    Node leader = start("h1");
    Node other = start("h2");
    other.archive.fail(true);
    for (int i = 0; i < 40; i++) {
      leader.order(next(i));
    }
    assertThat(Eventually.holds(Node.PATIENCE, () -> other.isAt(chain.state()))).isTrue();
    assertThat(Eventually.holds(Node.PATIENCE, () -> other.archive.failures() > 1)).isTrue();
    assertThat(other.follower.stopped()).contains("no space left");
    assertThat(chain.position().isAfter(other.follower.durable())).isTrue();

    other.archive.fail(false);

    assertThat(other.follower.awaitDurable(chain.position(), Node.PATIENCE)).isTrue();
    assertThat(other.follower.stopped()).isEmpty();
    assertThat(other.archive.entries()).isEqualTo(chain.after(1));
    assertThat(other.archive.revisions()).hasSize((int) chain.state().view().head().number());
  }

  private Node start(String host) {
    Node node = Node.of(net, host, chain);
    nodes.add(node);
    return node;
  }

  /** A new epoch, of h2 alone. */
  private Node recovered() {
    var node = new Node(net, "h2", "h2-9", anchor(), chain.at(1), 1000);
    nodes.add(node);
    assertThat(node.follower.offer(chain.after(1))).isTrue();
    node.order(chain.order(chain.recovery("h2", "h1")));
    return node;
  }

  private Node keepingOnly(int entries, String host) {
    var node = new Node(net, host, host + "-1", anchor(), chain.at(1), entries);
    assertThat(node.follower.offer(chain.after(1))).isTrue();
    return node;
  }

  private Anchor anchor() {
    return new Anchor(chain.at(1).facts(), chain.at(1).position());
  }

  private SignedEntry next(int i) {
    return chance.nextInt(3) == 0
        ? chain.put("vm/" + chance.nextInt(5), "v" + i)
        : chain.revise("<site name='" + i + "'/>");
  }

  private Set<String> some() {
    var some = new HashSet<String>();
    nodes.stream().map(n -> n.peers.self()).filter(_ -> chance.nextBoolean()).forEach(some::add);
    return some;
  }

  private void converges() {
    SiteState state = chain.state();
    for (Node node : nodes) {
      assertThat(Eventually.holds(Node.PATIENCE, () -> node.isAt(state)))
          .as("%s is at %s", node.peers.self(), node.follower.position())
          .isTrue();
      assertThat(node.follower.awaitDurable(state.position(), Node.PATIENCE)).isTrue();
    }
  }
}
