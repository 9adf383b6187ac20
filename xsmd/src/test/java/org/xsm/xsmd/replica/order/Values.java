package org.xsm.xsmd.replica.order;

import java.time.Instant;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import org.xsm.xsmd.store.Answer;
import org.xsm.xsmd.store.Command;
import org.xsm.xsmd.store.Facts;
import org.xsm.xsmd.store.Hash;
import org.xsm.xsmd.store.HostFact;
import org.xsm.xsmd.store.Position;
import org.xsm.xsmd.store.Request;
import org.xsm.xsmd.store.RequestId;
import org.xsm.xsmd.store.Revision;
import org.xsm.xsmd.store.SiteText;
import org.xsm.xsmd.store.TokenFact;
import org.xsm.xsmd.store.Voter;

/** Any values of the order, odd ones among them. */
final class Values {
  private static final Arbitrary<String> TEXTS =
      Arbitraries.strings()
          .all()
          .ofMaxLength(40)
          .filter(text -> text.codePoints().noneMatch(c -> c >= 0xd800 && c <= 0xdfff));
  private static final Arbitrary<Long> NUMBERS = Arbitraries.longs();
  private static final Arbitrary<Integer> COUNTS = Arbitraries.integers().greaterOrEqual(0);
  private static final Arbitrary<UUID> UUIDS = Combinators.combine(NUMBERS, NUMBERS).as(UUID::new);
  private static final Arbitrary<Hash> HASHES =
      Arbitraries.bytes().array(byte[].class).ofSize(32).map(Hash::ofDigest);
  private static final Arbitrary<Instant> TIMES =
      Combinators.combine(
              Arbitraries.longs()
                  .between(Instant.MIN.getEpochSecond(), Instant.MAX.getEpochSecond()),
              Arbitraries.integers().between(0, 999_999_999))
          .as((seconds, nanos) -> Instant.ofEpochSecond(seconds, nanos));
  private static final Arbitrary<SiteText> SITES =
      Arbitraries.bytes().array(byte[].class).ofMaxSize(500).map(SiteText::of);
  private static final Arbitrary<Position> POSITIONS =
      Combinators.combine(NUMBERS, NUMBERS, HASHES).as(Position::new);
  private static final Arbitrary<HostFact> HOSTS =
      Combinators.combine(TEXTS, TEXTS, COUNTS, TEXTS, TIMES, Arbitraries.of(true, false))
          .as(HostFact::new);
  private static final Arbitrary<Voter> VOTERS =
      Combinators.combine(TEXTS, TEXTS, TEXTS).as(Voter::new);
  private static final Arbitrary<TokenFact> TOKENS =
      Combinators.combine(TEXTS, HASHES, TEXTS.injectNull(0.5), TEXTS, TIMES, TIMES)
          .as(TokenFact::new);
  private static final Arbitrary<Command.Draft> DRAFTS =
      Combinators.combine(HASHES, SITES, TEXTS, TEXTS, TIMES, TEXTS).as(Command.Draft::new);
  private static final Arbitrary<Revision> REVISIONS =
      Combinators.combine(HASHES, HASHES, HASHES, COUNTS, TEXTS, TEXTS, TIMES, NUMBERS)
          .as(
              (id, parent, text, size, author, host, time, number) ->
                  new Revision(number, id, parent, text, size, author, host, time, author + host));

  private Values() {}

  static Arbitrary<Command> commands() {
    return Arbitraries.oneOf(
        Combinators.combine(UUIDS, HOSTS, VOTERS, TEXTS, TEXTS, DRAFTS).as(Command.Found::new),
        DRAFTS.map(Command.Revise::new),
        Combinators.combine(TEXTS, NUMBERS, TEXTS).as(Command.PutEntry::new),
        Combinators.combine(TEXTS, NUMBERS).as(Command.RemoveEntry::new),
        TOKENS.map(Command.AddToken::new),
        TEXTS.map(Command.RemoveToken::new),
        Combinators.combine(TEXTS, HOSTS, DRAFTS.injectNull(0.5)).as(Command.AdmitHost::new),
        Combinators.combine(TEXTS, TEXTS, TEXTS, COUNTS, TEXTS).as(Command.UpdateHost::new),
        Combinators.combine(TEXTS, TEXTS, TIMES, DRAFTS.injectNull(0.5))
            .as(Command.RetireHost::new),
        Combinators.combine(some(TEXTS), some(VOTERS)).as(Command.SetVoters::new),
        COUNTS.map(Command.RaiseProtocol::new),
        TEXTS.map(Command.TrustAuthority::new),
        TEXTS.map(Command.DropAuthority::new),
        Combinators.combine(POSITIONS, some(TEXTS), VOTERS, TEXTS.injectNull(0.5), TEXTS, TIMES)
            .as(Command.Recover::new),
        TEXTS.map(Command.Reconciled::new));
  }

  static Arbitrary<Request> requests() {
    return Combinators.combine(UUIDS.map(RequestId::new), commands()).as(Request::new);
  }

  static Arbitrary<Answer> answers() {
    return Arbitraries.oneOf(
        Combinators.combine(POSITIONS, REVISIONS).as(Answer.Done::new),
        Combinators.combine(POSITIONS, REVISIONS, TEXTS).as(Answer.Stale::new));
  }

  static Arbitrary<Revision> revisions() {
    return REVISIONS;
  }

  static Arbitrary<Facts> facts() {
    return Combinators.combine(
            UUIDS,
            NUMBERS,
            COUNTS,
            some(TEXTS),
            some(VOTERS),
            some(HOSTS),
            some(TOKENS),
            some(TEXTS))
        .as(
            (site, epoch, protocol, authorities, voters, hosts, tokens, reconciling) -> {
              var byName = new TreeMap<String, HostFact>();
              hosts.forEach(host -> byName.put(host.name(), host));
              var byId = new TreeMap<String, TokenFact>();
              tokens.forEach(token -> byId.put(token.id(), token));
              return new Facts(
                  site,
                  epoch,
                  protocol,
                  authorities,
                  String.join("", authorities),
                  voters,
                  byName,
                  byId,
                  new TreeSet<>(reconciling));
            });
  }

  private static <T> Arbitrary<List<T>> some(Arbitrary<T> values) {
    return values.list().ofMaxSize(4);
  }
}
