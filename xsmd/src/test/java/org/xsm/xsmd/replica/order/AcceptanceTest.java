package org.xsm.xsmd.replica.order;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.xsm.xsmd.store.Command;
import org.xsm.xsmd.store.Facts;
import org.xsm.xsmd.store.Hash;
import org.xsm.xsmd.store.Position;
import org.xsm.xsmd.store.Request;
import org.xsm.xsmd.store.RequestId;
import org.xsm.xsmd.store.Voter;

final class AcceptanceTest {
  private final RealPen pen = new RealPen();
  private final Acceptance acceptance = new Acceptance(pen);
  private final Chain chain = Chain.of(pen, "h1", "h2", "h3");

  @Test
  void takesWhatAVoterOfTheStateBeforeSigned() {
    Facts before = chain.facts();
    SignedEntry signed = chain.revise("<site name='a'/>");

    assertThat(acceptance.refusal(before, signed)).isEmpty();
  }

  @Test
  void refusesWhatAHostSignedThatDoesNotVote() {
    Facts before = chain.facts();
    Entry entry = chain.revise("<site/>").entry();

    assertThat(acceptance.refusal(before, chain.signed(entry, "h2-1", "h2")))
        .contains("not signed by a voter, but by \"h2-1\"");
  }

  @Test
  void refusesWhatAHostSignedInTheNameOfAVoter() {
    Facts before = chain.facts();
    Entry entry = chain.revise("<site/>").entry();

    assertThat(acceptance.refusal(before, chain.signed(entry, "h1-1", "h2"))).isNotEmpty();
  }

  @Test
  void refusesAFormerVoter() {
    chain.voters("h2", "h3");
    Facts before = chain.facts();
    Entry entry = chain.revise("<site/>").entry();

    assertThat(acceptance.refusal(before, chain.signed(entry, "h1-1", "h1"))).isNotEmpty();
    assertThat(acceptance.refusal(before, chain.signed(entry, "h3-1", "h3"))).isEmpty();
  }

  @Test
  void refusesAnotherIncarnationOfAVoter() {
    Facts before = chain.facts();
    Entry entry = chain.revise("<site/>").entry();

    assertThat(acceptance.refusal(before, chain.signed(entry, "h1-2", "h1"))).isNotEmpty();
  }

  @Test
  void refusesASignatureForAnotherPlaceOrAnotherSite() {
    Facts before = chain.facts();
    SignedEntry signed = chain.revise("<site/>");
    Entry entry = signed.entry();
    Position place = entry.position();
    var elsewhere = new Position(place.epoch(), place.index() + 1, place.hash());
    var later = new Position(place.epoch() + 1, place.index(), place.hash());

    for (Bytes message :
        List.of(
            Entry.signed(Chain.SITE, elsewhere),
            Entry.signed(Chain.SITE, later),
            Entry.signed(new UUID(1, 2), place))) {
      var forged = new SignedEntry(entry, signed.peer(), pen.sign("h1", message));
      assertThat(acceptance.refusal(before, forged)).isNotEmpty();
    }
  }

  @Test
  void refusesAnEntryThatClaimsTheHashOfAnother() {
    Facts before = chain.facts();
    SignedEntry signed = chain.revise("<site name='good'/>");
    Bytes other =
        RequestCodec.encode(
            new Request(
                new RequestId(new UUID(1, 1)),
                new Command.Revise(chain.draft("<site name='evil'/>"))));
    Entry good = signed.entry();
    var lying = new Entry(good.epoch(), good.index(), good.previous(), other, good.hash());

    assertThat(
            acceptance.refusal(before, new SignedEntry(lying, signed.peer(), signed.signature())))
        .contains("another hash");
  }

  @Test
  void takesARecoveryThatTheRecoveryKeySigned() {
    Facts before = chain.facts();
    SignedEntry signed = chain.orderByRecoveryKey(chain.recovery("h2", "h1"));

    assertThat(acceptance.refusal(before, signed)).isEmpty();
    assertThat(chain.facts().epoch()).isEqualTo(2);
  }

  @Test
  void refusesAnythingElseFromTheRecoveryKey() {
    Facts before = chain.facts();
    SignedEntry signed = chain.orderByRecoveryKey(new Command.Revise(chain.draft("<site/>")));

    assertThat(acceptance.refusal(before, signed)).contains("recovery key");
  }

  @Test
  void readsNothingThatIsNotSignedByTheRecoveryKey() {
    Entry unknown = Entry.after(chain.position(), 1, Bytes.wrap(new byte[] {99, 1, 2, 3}));

    assertThat(acceptance.refusal(chain.facts(), new SignedEntry(unknown, "", Bytes.NONE)))
        .contains("not signed by the recovery key");
  }

  @Test
  void followsTheVotersThroughChangesAndRecoveries() {
    Facts known = chain.facts();
    List<SignedEntry> lineage =
        List.of(
            chain.voters("h1", "h2", "h3"),
            chain.voters("h2", "h3"),
            chain.orderByRecoveryKey(chain.recovery("h3", "h2")),
            chain.voters("h1", "h3"));

    assertThat(acceptance.follow(known, lineage)).isEqualTo(chain.facts().voters());
  }

  @Test
  void refusesALineageWithALinkMissing() {
    Facts known = chain.facts();
    SignedEntry first = chain.voters("h2");
    SignedEntry second = chain.voters("h3");
    SignedEntry third = chain.orderByRecoveryKey(chain.recovery("h1", "h3"));
    SignedEntry fourth = chain.voters("h2");

    refused(known, List.of(second));
    refused(known, List.of(first, second, fourth));
    assertThat(acceptance.follow(known, List.of(first, second, third, fourth))).hasSize(1);
  }

  @Test
  void refusesALineageInAnotherOrderOrSaidTwice() {
    Facts known = chain.facts();
    var lineage =
        new ArrayList<>(List.of(chain.voters("h1", "h2"), chain.voters("h1", "h2", "h3")));
    assertThat(acceptance.follow(known, lineage)).hasSize(3);

    refused(known, List.of(lineage.get(0), lineage.get(0)));
    Collections.reverse(lineage);
    refused(known, lineage);
  }

  @Test
  void refusesALineageThatAStrangerForged() {
    Facts known = chain.facts();
    Chain forged = chain.fork();
    Entry entry =
        forged.order(new Command.SetVoters(List.of("h1-1"), List.of(forged.voter("h2")))).entry();

    refused(known, List.of(forged.signed(entry, "h2-1", "h2")));
    refused(known, List.of(forged.signed(entry, "h1-1", "h2")));
    refused(known, List.of(forged.signed(entry, "", "h2")));
  }

  @Test
  void isNotLedAwayByARecoveryThatWasStale() {
    Facts known = chain.facts();
    var stale =
        new Command.Recover(
            Position.NOTHING,
            List.of(),
            new Voter("h2-9", "h2", pen.key("h2")),
            null,
            "root@h2",
            Chain.NOW);
    SignedEntry ordered = chain.order(stale);
    assertThat(chain.facts().epoch()).isEqualTo(1);

    assertThat(acceptance.follow(known, List.of(ordered))).isEqualTo(known.voters());
  }

  @Test
  void isNotLedAwayByAChangeOfOtherVoters() {
    Facts known = chain.facts();
    SignedEntry stale =
        chain.order(new Command.SetVoters(List.of("h3-1"), List.of(chain.voter("h2"))));

    assertThat(acceptance.follow(known, List.of(stale))).isEqualTo(known.voters());
  }

  @Test
  void refusesAnEpochThatNoRecoveryBegan() {
    Facts known = chain.facts();
    Bytes request = chain.fork().voters("h2").entry().request();
    Entry jumped = Entry.after(chain.position(), 3, request);

    refused(known, List.of(chain.signed(jumped, "h1-1", "h1")));
  }

  @Test
  void believesAStateThatAVoterVouchedFor() {
    Hash state = StateCodec.encode(chain.state()).hash();
    Bytes message = Acceptance.stateMessage(Chain.SITE, chain.position(), state);
    List<Voter> voters = chain.facts().voters();

    assertThat(vouched(voters, chain.position(), state, "h1-1", pen.sign("h1", message))).isTrue();
    assertThat(vouched(voters, chain.position(), state, "h1-1", pen.sign("h2", message))).isFalse();
    assertThat(vouched(voters, Position.NOTHING, state, "h1-1", pen.sign("h1", message))).isFalse();
    assertThat(vouched(voters, chain.position(), Hash.NONE, "h1-1", pen.sign("h1", message)))
        .isFalse();
  }

  @Test
  void aSignatureOverAnEntryVouchesForNoState() {
    SignedEntry signed = chain.revise("<site/>");
    Hash state = StateCodec.encode(chain.state()).hash();

    assertThat(vouched(chain.facts().voters(), chain.position(), state, "h1-1", signed.signature()))
        .isFalse();
  }

  private boolean vouched(
      List<Voter> voters, Position position, Hash state, String peer, Bytes signature) {
    return acceptance.vouched(Chain.SITE, voters, position, state, peer, signature);
  }

  private void refused(Facts known, List<SignedEntry> lineage) {
    assertThatThrownBy(() -> acceptance.follow(known, lineage))
        .isInstanceOf(DamagedException.class);
  }
}
