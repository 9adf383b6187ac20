package org.xsm.xsmd.replica.spread;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.xsm.xsmd.replica.order.Acceptance;
import org.xsm.xsmd.replica.order.ByteWriter;
import org.xsm.xsmd.replica.order.Bytes;
import org.xsm.xsmd.replica.order.Chain;
import org.xsm.xsmd.replica.order.Entry;
import org.xsm.xsmd.replica.order.SignedEntry;
import org.xsm.xsmd.replica.order.SiteState;
import org.xsm.xsmd.replica.order.StateCodec;
import org.xsm.xsmd.replica.peers.Peers;
import org.xsm.xsmd.replica.peers.Peers.Kind;
import org.xsm.xsmd.store.Hash;
import org.xsm.xsmd.store.Position;

/** A host of the site that passes on what it likes: nobody believes it, and it stops nobody. */
final class HostileRelayTest {
  private final Net net = new Net(7);
  private final Chain chain = Chain.of(Chain.QUICK, "h1", "h2", "evil");
  private final Peers evil = net.join("evil");
  private final Node voter = Node.of(net, "h1", chain);
  private final Node victim = Node.of(net, "h2", chain);

  @AfterEach
  void close() {
    victim.close();
    voter.close();
  }

  @Test
  void changesNothingByEntriesThatItMadeItself() {
    SiteState before = victim.follower.state();
    Chain forged = chain.fork();
    Entry entry = forged.revise("<site name='evil'/>").entry();

    assertThat(victim.follower.offer(List.of(forged.signed(entry, "evil-1", "evil")))).isFalse();
    assertThat(victim.follower.offer(List.of(forged.signed(entry, "h1-1", "evil")))).isFalse();
    assertThat(victim.follower.offer(List.of(forged.signed(entry, "", "evil")))).isFalse();

    assertThat(victim.follower.state()).isSameAs(before);
    follows();
  }

  @Test
  void changesNothingByEntriesThatItChanged() {
    SiteState before = victim.follower.state();
    SignedEntry good = chain.revise("<site name='good'/>");
    Entry entry = good.entry();
    byte[] request = entry.request().array().clone();
    request[request.length - 1] ^= 1;

    for (Entry bad :
        List.of(
            Entry.of(entry.epoch(), entry.index(), entry.previous(), Bytes.wrap(request)),
            Entry.of(entry.epoch() + 1, entry.index(), entry.previous(), entry.request()),
            Entry.of(entry.epoch(), entry.index(), Hash.NONE, entry.request()),
            new Entry(
                entry.epoch(),
                entry.index(),
                entry.previous(),
                Bytes.wrap(request),
                entry.hash()))) {
      assertThat(victim.follower.offer(List.of(new SignedEntry(bad, "h1-1", good.signature()))))
          .isFalse();
    }

    assertThat(victim.follower.state()).isSameAs(before);
    follows();
  }

  @Test
  void stopsNobodyByACommandThatNobodyKnows() {
    Entry unknown = Entry.after(chain.position(), 1, Bytes.wrap(new byte[] {99}));

    for (String peer : List.of("", "h1-1", "evil-1")) {
      victim.follower.offer(List.of(chain.signed(unknown, peer, "evil")));
    }

    assertThat(victim.follower.stopped()).isEmpty();
    follows();
  }

  @Test
  void stopsNobodyByASecondOrderThatNoVoterSigned() {
    Entry last = chain.entries().getLast().entry();
    Entry other = Entry.of(last.epoch(), last.index(), Hash.NONE, last.request());

    victim.follower.offer(List.of(chain.signed(other, "h1-1", "evil")));

    assertThat(victim.follower.stopped()).isEmpty();
    follows();
  }

  @Test
  void aSecondOrderThatAVoterSignedIsSaid() {
    Entry last = chain.entries().getLast().entry();
    Entry other = Entry.of(last.epoch(), last.index(), Hash.NONE, last.request());

    victim.follower.offer(List.of(chain.signed(other, "h1-1", "h1")));

    assertThat(victim.follower.stopped()).contains("ordered twice");
    assertThat(victim.follower.offer(List.of(chain.revise("<site/>")))).isFalse();
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void changesNothingByPushesThatItReordersRepeatsAndDamages(long seed) {
    var chance = new Random(seed);
    for (int round = 0; round < 40; round++) {
      chain.revise("<site name='" + round + "'/>");
      voter.follower.offer(List.of(chain.entries().getLast()));
      var entries = new ArrayList<>(chain.after(Math.max(0, chain.position().index() - 6)));
      Collections.shuffle(entries, chance);
      entries.addAll(entries.subList(0, 2));
      byte[] push = PullCodec.push("evil", entries).array();
      for (int i = chance.nextInt(4); i > 0; i--) {
        push[chance.nextInt(push.length)] ^= (byte) (1 << chance.nextInt(8));
      }
      evil.tell("h2", Kind.PUSH, Bytes.wrap(push));
    }

    follows();
    for (SignedEntry entry : victim.archive.entries()) {
      assertThat(entry).isEqualTo(chain.entries().get((int) entry.entry().index() - 1));
    }
  }

  @Test
  void keepsNobodyFromTheSiteByOffersOfStates() {
    chain.revise("<site name='good'/>");
    Position far = new Position(1, 1_000_000, Hash.NONE);
    var asked = new AtomicInteger();
    Bytes state = StateCodec.encode(chain.state());
    List<Bytes> offers =
        List.of(
            offer(far, state, 1000, "evil-1", "evil", List.of()),
            offer(far, state, 1000, "h1-1", "evil", List.of()),
            offer(far, state, 1000, "", "evil", List.of()),
            offer(chain.position(), state, 0, "h1-1", "h1", List.of()),
            offer(chain.position(), state, 1, "h1-1", "h1", List.of()),
            offer(chain.position(), Bytes.NONE, 0, "h1-1", "h1", List.of()),
            offer(chain.position(), state, state.size(), "evil-1", "evil", forgedLineage()),
            Bytes.wrap(new byte[] {1, 2, 3}));
    evil.handle(Kind.PULL, (_, _) -> PullCodec.gone());
    evil.handle(Kind.SNAPSHOT, (_, _) -> offers.get(asked.getAndIncrement() % offers.size()));
    net.part(Set.of("h1"));
    SiteState before = victim.follower.state();

    Bytes boast = boast(far);
    for (int i = 0; i < 100 && asked.get() < offers.size(); i++) {
      evil.tell("h2", Kind.GOSSIP, boast);
      Eventually.holds(Duration.ofMillis(50), () -> false);
    }

    assertThat(asked.get()).isGreaterThanOrEqualTo(offers.size());
    assertThat(victim.follower.state()).isSameAs(before);
    net.heal();
    voter.order(chain.entries().getLast());
    follows();
  }

  @Test
  void keepsNobodyBusyWithEntriesThatAreKnownAlready() {
    var asked = new AtomicInteger();
    evil.handle(
        Kind.PULL,
        (_, _) -> {
          asked.incrementAndGet();
          return PullCodec.pulled(chain.entries());
        });

    evil.tell("h2", Kind.GOSSIP, boast(new Position(1, 1_000_000, Hash.NONE)));

    assertThat(Eventually.holds(Node.PATIENCE, () -> asked.get() > 0)).isTrue();
    assertThat(Eventually.holds(Duration.ofMillis(300), () -> asked.get() > 2)).isFalse();
    follows();
  }

  @Test
  void speaksForNobodyElseAndNotForLong() {
    var talk = new ByteWriter();
    new Standing("evil", Position.NOTHING, Position.NOTHING, 0, 1, "v".repeat(9000), "", "", 0, "")
        .write(talk);
    var other = new ByteWriter();
    new Standing("h1", chain.position(), chain.position(), 9, 9, "v9", "evil", "", 0, "")
        .write(other);
    victim.spread.close();

    evil.tell("h2", Kind.GOSSIP, talk.bytes());
    evil.tell("h2", Kind.GOSSIP, other.bytes());
    evil.tell("h2", Kind.GOSSIP, Bytes.wrap(new byte[] {9}));
    evil.tell("h2", Kind.GOSSIP, boast(Position.NOTHING));

    assertThat(Eventually.holds(Node.PATIENCE, () -> heardOfEvil())).isTrue();
    assertThat(victim.spread.standings()).noneMatch(s -> s.version().startsWith("v"));
  }

  private boolean heardOfEvil() {
    return victim.spread.standings().stream().anyMatch(s -> s.host().equals("evil"));
  }

  /** Whatever was done to it, the victim still follows the site. */
  private void follows() {
    chain
        .after(voter.follower.position().index())
        .forEach(entry -> voter.follower.offer(List.of(entry)));
    voter.order(chain.revise("<site name='last'/>"));

    assertThat(Eventually.holds(Node.PATIENCE, () -> victim.isAt(chain.state())))
        .as("the victim is at %s: %s", victim.follower.position(), victim.follower.stopped())
        .isTrue();
  }

  private List<SignedEntry> forgedLineage() {
    Chain forged = chain.fork();
    Entry entry = forged.voters("evil").entry();
    return List.of(forged.signed(entry, "h1-1", "evil"));
  }

  private static Bytes boast(Position position) {
    var out = new ByteWriter();
    new Standing("evil", position, position, 9, 1, "test", "evil", "", 0, "").write(out);
    return out.bytes();
  }

  private static Bytes offer(
      Position position, Bytes state, int part, String peer, String name, List<SignedEntry> links) {
    Bytes message = Acceptance.stateMessage(Chain.SITE, position, state.hash());
    var out =
        new ByteWriter()
            .position(position)
            .count(state.size())
            .hash(state.hash())
            .text(peer)
            .raw(Chain.QUICK.sign(name, message));
    return PullCodec.entries(out, links).raw(Arrays.copyOf(state.array(), part)).bytes();
  }
}
