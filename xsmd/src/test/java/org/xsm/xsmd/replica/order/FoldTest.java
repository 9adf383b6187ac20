package org.xsm.xsmd.replica.order;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.xsm.xsmd.store.Answer;
import org.xsm.xsmd.store.Command;
import org.xsm.xsmd.store.Hash;
import org.xsm.xsmd.store.Position;
import org.xsm.xsmd.store.Request;
import org.xsm.xsmd.store.RequestId;
import org.xsm.xsmd.store.TokenFact;
import org.xsm.xsmd.store.Voter;

final class FoldTest {
  private final Chain chain = Chain.of(Chain.QUICK, "h1", "h2", "h3");

  static Stream<Arguments> done() {
    return Stream.of(
        of("a revision of the head", c -> new Command.Revise(c.draft("<site name='x'/>"))),
        of("a new ledger entry", c -> new Command.PutEntry("vm/web1", 0, "held")),
        of("a ledger entry replaced", c -> new Command.PutEntry("old", version(c), "moving")),
        of("a ledger entry removed", c -> new Command.RemoveEntry("old", version(c))),
        of("a token", c -> new Command.AddToken(token("t1", null))),
        of("a token taken back", c -> new Command.RemoveToken("open")),
        of("a host with an open token", c -> new Command.AdmitHost("open", c.host("h9"), null)),
        of(
            "a host and its element",
            c -> new Command.AdmitHost("open", c.host("h9"), c.draft("<site><host/></site>"))),
        of("a host with its own token", c -> new Command.AdmitHost("own", c.host("h8"), null)),
        of("the name of a host that left", c -> new Command.AdmitHost("open", c.host("h7"), null)),
        of(
            "another address",
            c -> new Command.UpdateHost("h2", "certificate of h2", "192.0.2.9", 1, "fresh")),
        of("a host that leaves", c -> new Command.RetireHost("h3", "root", Chain.NOW, null)),
        of("other voters", c -> new Command.SetVoters(List.of("h1-1"), List.of(c.voter("h2")))),
        of("a higher protocol", c -> new Command.RaiseProtocol(2)),
        of("another authority", c -> new Command.TrustAuthority("authority 9")),
        of("one authority less", c -> new Command.DropAuthority("authority 1")),
        of("a recovery", c -> c.recovery("h2", "h1")));
  }

  static Stream<Arguments> stale() {
    return Stream.of(
        of("a second founding", c -> c.founding("h1"), "a site already"),
        of(
            "a revision of an older head",
            c -> new Command.Revise(at(c.draft("<b/>"), c.at(1))),
            "the head is revision 2 by root@h1"),
        of("an entry that is there", c -> new Command.PutEntry("old", 0, ""), "\"old\" is at"),
        of("an entry that is not", c -> new Command.PutEntry("new", 3, ""), "at version 0"),
        of("an older entry", c -> new Command.PutEntry("old", version(c) - 1, ""), "and not"),
        of("no entry to remove", c -> new Command.RemoveEntry("new", 0), "at version 0"),
        of("another entry to remove", c -> new Command.RemoveEntry("old", 1), "and not 1"),
        of("a token twice", c -> new Command.AddToken(token("open", null)), "already"),
        of("no token to take back", c -> new Command.RemoveToken("t9"), "no token"),
        of(
            "a host without a token",
            c -> new Command.AdmitHost("t9", c.host("h9"), null),
            "unknown, or was used"),
        of(
            "a host with another's token",
            c -> new Command.AdmitHost("own", c.host("h9"), null),
            "for host \"h8\""),
        of(
            "a host that is there",
            c -> new Command.AdmitHost("open", c.host("h2"), null),
            "already"),
        of(
            "a host with an old draft",
            c -> new Command.AdmitHost("open", c.host("h9"), at(c.draft("<b/>"), c.at(1))),
            "meanwhile"),
        of(
            "another certificate",
            c -> new Command.UpdateHost("h2", "older", "192.0.2.9", 1, "fresh"),
            "another certificate"),
        of(
            "no host to update",
            c -> new Command.UpdateHost("h7", "certificate of h7", "192.0.2.9", 1, "fresh"),
            "no host"),
        of(
            "no host to remove",
            c -> new Command.RetireHost("h7", "root", Chain.NOW, null),
            "no host"),
        of(
            "a voter to remove",
            c -> new Command.RetireHost("h1", "root", Chain.NOW, null),
            "still a voter"),
        of(
            "a host to remove with an old draft",
            c -> new Command.RetireHost("h3", "root", Chain.NOW, at(c.draft("<b/>"), c.at(1))),
            "meanwhile"),
        of(
            "voters instead of others",
            c -> new Command.SetVoters(List.of("h2-1"), List.of(c.voter("h2"))),
            "others meanwhile"),
        of(
            "no voters",
            c -> new Command.SetVoters(List.of("h1-1"), List.of()),
            "nobody would order"),
        of(
            "a voter on a host that left",
            c -> new Command.SetVoters(List.of("h1-1"), List.of(c.voter("h7"))),
            "no host \"h7\""),
        of("the same protocol", c -> new Command.RaiseProtocol(1), "at level 1"),
        of("an authority twice", c -> new Command.TrustAuthority("authority 2"), "already"),
        of("no authority to drop", c -> new Command.DropAuthority("authority 9"), "does not count"),
        of("a recovery from elsewhere", c -> recovery(c.at(3).position(), "h2"), "and not at 1.3#"),
        of(
            "a recovery by a dead host",
            c -> c.recovery("h2", "h1", "h2"),
            "\"h2\" cannot go on alone"),
        of("a recovery by a host that left", c -> c.recovery("h7"), "cannot go on alone"),
        of("a report nobody waits for", c -> new Command.Reconciled("h2"), "nobody waits"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource
  void done(String name, Function<Chain, Command> command, String why) {
    Chain site = prepared(chain);
    SiteState before = site.state();

    site.order(command.apply(site));

    assertThat(site.answer()).isInstanceOf(Answer.Done.class);
    assertThat(site.answer().position()).isEqualTo(site.position());
    assertThat(content(site.state())).isNotEqualTo(content(before));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource
  void stale(String name, Function<Chain, Command> command, String why) {
    Chain site = prepared(chain);
    SiteState before = site.state();

    site.order(command.apply(site));

    assertThat(site.answer())
        .isInstanceOfSatisfying(
            Answer.Stale.class, answer -> assertThat(answer.why()).contains(why));
    assertThat(content(site.state())).isEqualTo(content(before));
    assertThat(site.position().index()).isEqualTo(before.position().index() + 1);
    assertThat(site.position().epoch()).isEqualTo(1);
  }

  @Test
  void foundsASiteInEpochOne() {
    Chain site = Chain.of(Chain.QUICK, "h1");

    assertThat(site.position().epoch()).isEqualTo(1);
    assertThat(site.position().index()).isEqualTo(1);
    assertThat(site.facts().voters()).containsExactly(site.voter("h1"));
    assertThat(site.state().view().head().number()).isEqualTo(1);
    assertThat(site.answer()).isInstanceOf(Answer.Done.class);
  }

  @Test
  void isFoundedThoughSomethingElseCameFirst() {
    Chain site = Chain.of(Chain.QUICK, "h1");
    var early = new Request(new RequestId(new UUID(1, 1)), new Command.RemoveToken("t"));
    Fold.Step first =
        Fold.apply(SiteState.EMPTY, Fold.next(SiteState.EMPTY, RequestCodec.encode(early)));
    assertThat(first.answer()).isInstanceOf(Answer.Stale.class);
    assertThat(first.state().position().epoch()).isZero();

    Bytes founding = site.entries().getFirst().entry().request();
    Fold.Step second = Fold.apply(first.state(), Fold.next(first.state(), founding));

    assertThat(second.answer()).isInstanceOf(Answer.Done.class);
    assertThat(second.state().position().epoch()).isEqualTo(1);
    assertThat(second.state().position().index()).isEqualTo(2);
  }

  @Test
  void beginsAnEpochWithARecoveryThatHolds() {
    chain.voters("h1", "h2", "h3");
    long index = chain.position().index();

    chain.order(chain.recovery("h2", "h1"));

    assertThat(chain.position().epoch()).isEqualTo(2);
    assertThat(chain.position().index()).isEqualTo(index + 1);
    assertThat(chain.facts().voters()).extracting(Voter::host).containsExactly("h2");
    assertThat(chain.facts().host("h1")).isEmpty();
    assertThat(chain.facts().reconciling()).containsExactly("h2", "h3");

    chain.order(new Command.Reconciled("h3"));

    assertThat(chain.position().epoch()).isEqualTo(2);
    assertThat(chain.facts().reconciling()).containsExactly("h2");
  }

  @Test
  void answersARepeatedRequestWithTheFirstAnswerAndDoesNothing() {
    var request =
        new Request(new RequestId(new UUID(9, 9)), new Command.PutEntry("vm/web1", 0, "held"));
    chain.order(request);
    Answer first = chain.answer();
    chain.put("vm/web1", "moving");
    Bytes before = content(chain.state());

    Fold.Step again =
        Fold.apply(chain.state(), Fold.next(chain.state(), RequestCodec.encode(request)));

    assertThat(again.answer()).isEqualTo(first);
    assertThat(content(again.state())).isEqualTo(before);
    assertThat(again.state().position().index()).isEqualTo(chain.position().index() + 1);
  }

  @Test
  void doesNotBeginASecondEpochForTheSameRecovery() {
    var request = new Request(new RequestId(new UUID(9, 9)), chain.recovery("h2", "h1"));
    chain.order(request);
    chain.order(request);

    assertThat(chain.position().epoch()).isEqualTo(2);
    assertThat(chain.facts().epoch()).isEqualTo(2);
  }

  @Test
  void remembersAnswersForAThousandCommandsAndForgetsThemInTheEnd() {
    Answers answers = Answers.NONE;
    for (int i = 0; i < 5000; i++) {
      var answer = new Answer.Done(new Position(1, i, Hash.NONE), chain.state().view().head());
      answers = answers.with(new RequestId(new UUID(1, i)), answer);
    }

    for (int i = 5000 - 1024; i < 5000; i++) {
      assertThat(answers.to(new RequestId(new UUID(1, i)))).isPresent();
    }
    Answers all = answers;
    long held =
        Stream.iterate(0, i -> i < 5000, i -> i + 1)
            .filter(i -> all.to(new RequestId(new UUID(1, i))).isPresent())
            .count();
    assertThat(held).isLessThanOrEqualTo(2048);
  }

  @Test
  void neverUsesAVersionOfALedgerEntryAgain() {
    chain.put("vm/web1", "a");
    long first = chain.state().view().entry("vm/web1").orElseThrow().version();
    chain.order(new Command.RemoveEntry("vm/web1", first));

    chain.put("vm/web1", "b");

    assertThat(chain.state().view().entry("vm/web1").orElseThrow().version()).isGreaterThan(first);
  }

  @Test
  void refusesAnEntryThatDoesNotComeNext() {
    Bytes request =
        RequestCodec.encode(
            new Request(new RequestId(new UUID(5, 5)), new Command.RaiseProtocol(3)));
    Position at = chain.position();
    Entry good = Fold.next(chain.state(), request);
    assertThat(Fold.apply(chain.state(), good).state().position()).isEqualTo(good.position());

    for (Entry bad :
        List.of(
            Entry.of(1, at.index() + 2, at.hash(), request),
            Entry.of(1, at.index(), at.hash(), request),
            Entry.of(2, at.index() + 1, at.hash(), request),
            Entry.of(0, at.index() + 1, at.hash(), request),
            Entry.of(1, at.index() + 1, Hash.of(new byte[] {1}), request))) {
      assertThatThrownBy(() -> Fold.apply(chain.state(), bad))
          .isInstanceOf(DamagedException.class)
          .hasMessageContaining("does not follow");
    }
  }

  @Test
  void refusesARecoveryThatClaimsNotToBeginAnEpoch() {
    Bytes request =
        RequestCodec.encode(new Request(new RequestId(new UUID(5, 5)), chain.recovery("h2", "h1")));
    Entry same = Entry.after(chain.position(), 1, request);

    assertThatThrownBy(() -> Fold.apply(chain.state(), same)).isInstanceOf(DamagedException.class);
  }

  @Test
  void stopsAtACommandOfANewerXsmd() {
    for (byte[] request : new byte[][] {{2}, withKind(200)}) {
      Entry entry = Entry.after(chain.position(), 1, Bytes.wrap(request));

      assertThatThrownBy(() -> Fold.apply(chain.state(), entry))
          .isInstanceOf(UnknownCommandException.class)
          .hasMessageContaining("upgrade it");
    }
  }

  @Test
  void holdsNoMoreThanAThousandTokens() {
    for (int i = 0; i < 1000; i++) {
      chain.order(new Command.AddToken(token("t" + i, null)));
    }
    chain.order(new Command.AddToken(token("one more", null)));

    assertThat(chain.facts().tokens()).hasSize(1000);
    assertThat(chain.answer()).isInstanceOf(Answer.Stale.class);
  }

  private static byte[] withKind(int kind) {
    return new ByteWriter().tag(1).uuid(new UUID(1, 2)).tag(kind).bytes().array();
  }

  /** A site in the middle of its life. */
  private static Chain prepared(Chain site) {
    site.admit("h7");
    site.order(new Command.RetireHost("h7", "root", Chain.NOW, null));
    site.revise("<site name='two'/>");
    site.put("old", "held");
    site.order(new Command.AddToken(token("open", null)));
    site.order(new Command.AddToken(token("own", "h8")));
    site.order(new Command.TrustAuthority("authority 2"));
    return site;
  }

  /** Everything but where it is and what was answered. */
  private static Bytes content(SiteState state) {
    var out = new ByteWriter();
    FactsCodec.write(out, state.facts());
    RevisionCodec.write(out, state.view().head());
    return out.raw(state.view().text().bytes()).text(state.view().ledger().toString()).bytes();
  }

  private static Command.Draft at(Command.Draft draft, SiteState base) {
    return new Command.Draft(
        base.view().head().id(), draft.text(), "ada", "h2", draft.time(), draft.message());
  }

  private static Command.Recover recovery(Position previous, String survivor) {
    return new Command.Recover(
        previous, List.of("h1"), new Voter("x-1", survivor, "key"), null, "root", Chain.NOW);
  }

  private static TokenFact token(String id, @Nullable String host) {
    return new TokenFact(id, Hash.of(id.getBytes(UTF_8)), host, "root@h1", Chain.NOW, Chain.NOW);
  }

  private static long version(Chain site) {
    return site.state().view().entry("old").orElseThrow().version();
  }

  private static Arguments of(String name, Function<Chain, Command> command) {
    return of(name, command, "");
  }

  private static Arguments of(String name, Function<Chain, Command> command, String why) {
    return Arguments.of(name, command, why);
  }
}
