package org.xsm.xsmd.replica;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.xsm.xsmd.replica.Retirement.NotLeadingException;
import org.xsm.xsmd.replica.order.ByteReader;
import org.xsm.xsmd.replica.order.ByteWriter;
import org.xsm.xsmd.replica.order.Bytes;
import org.xsm.xsmd.replica.order.RequestCodec;
import org.xsm.xsmd.replica.peers.Peers;
import org.xsm.xsmd.replica.peers.Peers.Kind;
import org.xsm.xsmd.replica.spread.Follower;
import org.xsm.xsmd.store.Answer;
import org.xsm.xsmd.store.Author;
import org.xsm.xsmd.store.Command;
import org.xsm.xsmd.store.Facts;
import org.xsm.xsmd.store.Hash;
import org.xsm.xsmd.store.Outcome;
import org.xsm.xsmd.store.Position;
import org.xsm.xsmd.store.Request;
import org.xsm.xsmd.store.RequestId;
import org.xsm.xsmd.store.Revision;
import org.xsm.xsmd.store.SiteHosts;
import org.xsm.xsmd.store.StoreException;
import org.xsm.xsmd.store.TokenFact;
import org.xsm.xsmd.trust.Certificates;
import org.xsm.xsmd.trust.Fingerprint;
import org.xsm.xsmd.trust.JoinToken;

/**
 * Where hosts come and go, on any host: a decision who does it. The leader does most of it, and is
 * asked; what concerns this host alone is done here.
 */
final class HostDesk implements SiteHosts {
  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final Duration LONGEST_TOKEN = Duration.ofDays(7);
  private static final int TOKEN = 1;
  private static final int JOIN = 2;
  private static final int REMOVE = 3;
  private static final int RENEW = 4;
  private static final int AUTHORITY = 5;

  private final Peers peers;
  private final Follower follower;
  private final Lead lead;
  private final Orders orders;
  private final Admission admission;
  private final Retirement retirement;
  private final Recovery recovery;
  private final Supplier<RequestId> ids;
  private final Clock clock;
  private final SecureRandom chance;

  HostDesk(
      Peers peers,
      Follower follower,
      Lead lead,
      Orders orders,
      Admission admission,
      Retirement retirement,
      Recovery recovery,
      Supplier<RequestId> ids,
      Clock clock,
      SecureRandom chance) {
    this.peers = peers;
    this.follower = follower;
    this.lead = lead;
    this.orders = orders;
    this.admission = admission;
    this.retirement = retirement;
    this.recovery = recovery;
    this.ids = ids;
    this.clock = clock;
    this.chance = chance;
    peers.handle(Kind.HOSTS, this::asked);
  }

  @Override
  public IssuedToken createToken(@Nullable String host, Duration ttl, Author author) {
    if (ttl.compareTo(LONGEST_TOKEN) > 0 || ttl.compareTo(Duration.ofSeconds(1)) < 0) {
      throw new StoreException("a token lives from a second to seven days, and not " + ttl);
    }
    Facts facts = follower.facts();
    if (host != null && facts.host(host).isPresent()) {
      throw new StoreException("there is a host \"" + host + "\" already");
    }
    var authority = Fingerprint.of(Certificates.parse(facts.authorities().getLast()));
    JoinToken token = JoinToken.create(facts.site(), authority, chance);
    Instant now = clock.instant();
    var fact =
        new TokenFact(
            token.id(), new Hash(token.secretHash()), host, author.toString(), now, now.plus(ttl));
    order(new Command.AddToken(fact));
    return new IssuedToken(fact, token.text());
  }

  @Override
  public void revokeToken(String id, Author author) {
    order(new Command.RemoveToken(id));
  }

  @Override
  public Welcome join(JoinRequest request) {
    var question = new ByteWriter().tag(JOIN);
    HostWire.write(question, request);
    return HostWire.welcome(atLeader(question.bytes()));
  }

  @Override
  public Removal remove(String host, boolean dead, boolean dryRun, Author author) {
    var question =
        new ByteWriter().tag(REMOVE).text(host).flag(dead).flag(dryRun).text(author.name());
    var in = new ByteReader(atLeader(question.bytes()));
    return new Removal(in.flag(), in.each(ByteReader::text));
  }

  @Override
  public RecoveryPlan planRecovery(List<String> dead) {
    return recovery.plan(dead);
  }

  @Override
  public Position recover(
      List<String> dead, String confirmation, @Nullable String recoveryKey, Author author) {
    return recovery.recover(dead, confirmation, recoveryKey, author);
  }

  @Override
  public void assumeAlone(String confirmation, Author author) {
    String expected = aloneSentence();
    if (!confirmation.equals(expected)) {
      throw new StoreException(expected);
    }
    lead.assumeAlone();
  }

  /** Another certificate for this host over its own key, as it is reached now. */
  String renew(String key, String address, int port) {
    var question = new ByteWriter().tag(RENEW).text(key).text(address).count(port);
    return new ByteReader(atLeader(question.bytes())).text();
  }

  /** The authority's key, for this host as a voter. */
  String authorityKey() {
    return new ByteReader(atLeader(new ByteWriter().tag(AUTHORITY).bytes())).text();
  }

  private String aloneSentence() {
    return "no other host of this site has gone on without " + peers.self();
  }

  private void order(Command command) {
    var question =
        new ByteWriter().tag(TOKEN).raw(RequestCodec.encode(new Request(ids.get(), command)));
    atLeader(question.bytes());
  }

  /** Asks the leader, wherever it is, and whoever it becomes meanwhile. */
  private Bytes atLeader(Bytes question) {
    Bytes[] answer = {Bytes.NONE};
    // No command travels here that could be repeated by its id: the leader says what came of it.
    var request = new Request(ids.get(), new Command.RemoveToken(""));
    Outcome outcome =
        orders.attempt(
            request,
            PATIENCE,
            PATIENCE,
            (host, atMost) -> {
              Bytes said =
                  host.equals(peers.self())
                      ? lead(peers.self(), question)
                      : orders.ask(host, Kind.HOSTS, question, PATIENCE);
              var in = new ByteReader(said);
              return switch (in.tag()) {
                case 1 -> {
                  answer[0] = in.bytes();
                  yield new Reply.Ordered(nothing(), false);
                }
                case 2 -> new Reply.NotNow("", in.text());
                default -> new Reply.Refused(in.text());
              };
            });
    return switch (outcome) {
      case Outcome.Ordered _ -> answer[0];
      case Outcome.Refused(var why) -> throw new StoreException(why);
      case Outcome.NoMajority(var why) -> throw new StoreException(why);
      case Outcome.Unknown(var _, var why) ->
          throw new StoreException("nobody knows whether it was done: " + why + "; look again");
    };
  }

  private static Answer nothing() {
    return new Answer.Done(
        Position.NOTHING,
        new Revision(0, Hash.NONE, Hash.NONE, Hash.NONE, 0, "", "", Instant.EPOCH, ""));
  }

  private Bytes asked(String from, Bytes question) {
    return lead(from, question);
  }

  /** What the leader answers: done, not here, or why not. */
  private Bytes lead(String from, Bytes question) {
    if (!lead.leads()) {
      return new ByteWriter().tag(2).text("\"" + peers.self() + "\" does not lead").bytes();
    }
    try {
      return new ByteWriter().tag(1).raw(done(from, question)).bytes();
    } catch (NotLeadingException e) {
      return new ByteWriter().tag(2).text(String.valueOf(e.getMessage())).bytes();
    } catch (ReplicaException | StoreException e) {
      return new ByteWriter().tag(3).text(String.valueOf(e.getMessage())).bytes();
    }
  }

  private Bytes done(String from, Bytes question) {
    var in = new ByteReader(question);
    int kind = in.tag();
    return switch (kind) {
      case TOKEN -> token(in.bytes());
      case JOIN -> HostWire.welcome(admission.admit(HostWire.joinRequest(in)));
      case REMOVE -> {
        Removal removal = retirement.remove(in.text(), in.flag(), in.flag(), in.text());
        yield new ByteWriter().flag(removal.done()).each(removal.steps(), ByteWriter::text).bytes();
      }
      case RENEW ->
          new ByteWriter().text(admission.renew(from, in.text(), in.text(), in.count())).bytes();
      case AUTHORITY -> new ByteWriter().text(admission.authorityKey(from)).bytes();
      default -> throw new ReplicaException("the leader does not know what is asked: " + kind);
    };
  }

  private Bytes token(Bytes encoded) {
    Request request = RequestCodec.decode(encoded);
    if (!(request.command() instanceof Command.AddToken
        || request.command() instanceof Command.RemoveToken)) {
      throw new ReplicaException("only tokens are made and revoked so");
    }
    Reply reply = lead.order(request, PATIENCE);
    if (reply instanceof Reply.Ordered(Answer.Done _, var _)) {
      return Bytes.NONE;
    }
    throw new ReplicaException(Admission.why(reply));
  }
}
