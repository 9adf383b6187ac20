package org.xsm.xsmd.replica;

import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.xsm.xsmd.edit.HostElements;
import org.xsm.xsmd.replica.spread.Follower;
import org.xsm.xsmd.store.Answer;
import org.xsm.xsmd.store.Command;
import org.xsm.xsmd.store.Facts;
import org.xsm.xsmd.store.Hash;
import org.xsm.xsmd.store.HostFact;
import org.xsm.xsmd.store.Request;
import org.xsm.xsmd.store.RequestId;
import org.xsm.xsmd.store.SiteHosts.JoinRequest;
import org.xsm.xsmd.store.SiteHosts.Welcome;
import org.xsm.xsmd.store.SiteText;
import org.xsm.xsmd.store.SiteView;
import org.xsm.xsmd.store.TokenFact;
import org.xsm.xsmd.trust.Authority;
import org.xsm.xsmd.trust.Certificates;
import org.xsm.xsmd.trust.JoinProof;
import org.xsm.xsmd.trust.JoinToken;

/**
 * What the leader does when hosts want certificates: those that come in with a token, and those
 * whose certificate must be renewed. Everything that could fail is looked at before anything
 * changes. One at a time.
 */
final class Admission {
  private static final Logger log = LoggerFactory.getLogger(Admission.class);
  private static final Duration ORDER = Duration.ofSeconds(8);
  private static final int TRIES = 5;

  private final Follower follower;
  private final Lead lead;
  private final Identity identity;
  private final Supplier<RequestId> ids;
  private final Clock clock;
  private final SecureRandom chance;

  Admission(
      Follower follower,
      Lead lead,
      Identity identity,
      Supplier<RequestId> ids,
      Clock clock,
      SecureRandom chance) {
    this.follower = follower;
    this.lead = lead;
    this.identity = identity;
    this.ids = ids;
    this.clock = clock;
    this.chance = chance;
  }

  /** Lets a host in, or on a dry run says whether it could come in. */
  synchronized Welcome admit(JoinRequest join) {
    for (int i = 0; i < TRIES; i++) {
      SiteView view = follower.state().view();
      Welcome again = again(view, join);
      if (again != null) {
        return again;
      }
      check(view.facts(), join);
      SiteText text = Texts.made(HostElements.add(view.text(), join.name(), join.address()));
      if (join.dryRun()) {
        return new Welcome("", view.facts(), view.position(), siteName(view));
      }
      X509Certificate certificate =
          authority(view.facts()).issue(join.name(), join.key(), List.of(join.address()), clock);
      String encoded = Certificates.encode(certificate);
      var host =
          new HostFact(join.name(), join.address(), join.port(), encoded, clock.instant(), false);
      Command.Draft draft =
          text.equals(view.text()) ? null : draft(view, text, join.name() + " joins");
      var command = new Command.AdmitHost(join.token(), host, draft);
      Reply reply = lead.order(new Request(ids.get(), command), ORDER);
      if (reply instanceof Reply.Ordered(Answer.Done _, var _)) {
        log.info("a host came in host={} address={}", join.name(), join.address());
        SiteView after = follower.state().view();
        return new Welcome(encoded, after.facts(), after.position(), siteName(after));
      }
      if (!(reply instanceof Reply.Ordered)) {
        throw new ReplicaException("cannot let \"" + join.name() + "\" in: " + why(reply));
      }
    }
    throw new ReplicaException(
        "cannot let \"" + join.name() + "\" in: the site changes too quickly; try again");
  }

  /** A host that came in, and did not hear of it, asks again with the key that it came in with. */
  private @Nullable Welcome again(SiteView view, JoinRequest join) {
    HostFact known = view.facts().host(join.name()).orElse(null);
    boolean same =
        known != null
            && !join.dryRun()
            && Certificates.publicKey(Certificates.parse(known.certificate())).equals(join.key())
            && proof(view.facts(), join).isProvedBy(join.proof());
    return same && known != null
        ? new Welcome(known.certificate(), view.facts(), view.position(), siteName(view))
        : null;
  }

  /**
   * Begins another authority: who had the key of the old one, and left, certifies nobody any more.
   * The key is kept before the site trusts it.
   */
  synchronized void rotate() {
    Authority fresh = Authority.create(follower.facts().site(), clock, chance);
    identity.keepAuthority(fresh);
    var command = new Command.TrustAuthority(Certificates.encode(fresh.certificate()));
    Reply reply = lead.order(new Request(ids.get(), command), ORDER);
    if (!(reply instanceof Reply.Ordered(Answer.Done _, var _))) {
      throw new ReplicaException("cannot begin another authority: " + why(reply));
    }
    log.info("the site has another authority");
  }

  /** Another certificate over the key that a host has already, and where it is reached. */
  synchronized String renew(String host, String key, String address, int port) {
    Facts facts = follower.facts();
    HostFact fact =
        facts
            .host(host)
            .orElseThrow(() -> new ReplicaException("there is no host \"" + host + "\""));
    if (!Certificates.publicKey(Certificates.parse(fact.certificate())).equals(key)) {
      throw new ReplicaException("\"" + host + "\" shows another key than it came in with");
    }
    String certificate =
        Certificates.encode(authority(facts).issue(host, key, List.of(address), clock));
    var command = new Command.UpdateHost(host, fact.certificate(), address, port, certificate);
    Reply reply = lead.order(new Request(ids.get(), command), ORDER);
    if (reply instanceof Reply.Ordered(Answer.Done _, var _)) {
      return certificate;
    }
    throw new ReplicaException("cannot renew the certificate of \"" + host + "\": " + why(reply));
  }

  /** The key of the authority, for another voter. */
  String authorityKey(String voter) {
    Facts facts = follower.facts();
    if (facts.voterOn(voter).isEmpty()) {
      throw new ReplicaException("\"" + voter + "\" does not vote and gets no authority's key");
    }
    return authority(facts).keyPem();
  }

  static String why(Reply reply) {
    return switch (reply) {
      case Reply.Ordered(Answer.Stale stale, var _) -> stale.why();
      case Reply.Ordered _ -> "";
      case Reply.NotNow(var _, var why) -> why;
      case Reply.Refused(var why) -> why;
      case Reply.Unknown(var why) -> why;
    };
  }

  private void check(Facts facts, JoinRequest join) {
    TokenFact token = facts.tokens().get(join.token());
    if (token == null || !matches(token.secret(), join.secret())) {
      throw new ReplicaException(
          "the token is unknown, or was used already; make another: xsm token create");
    }
    Instant now = clock.instant();
    if (now.isAfter(token.expires())) {
      throw new ReplicaException(
          "the token expired on " + token.expires() + "; make another: xsm token create");
    }
    if (token.host() != null && !token.host().equals(join.name())) {
      throw new ReplicaException(
          "the token is for host \"" + token.host() + "\" and not for \"" + join.name() + "\"");
    }
    if (facts.host(join.name()).isPresent()) {
      throw new ReplicaException(
          "there is a host \""
              + join.name()
              + "\" already; choose another name, or remove it first: xsm host remove "
              + join.name());
    }
    if (join.protocol() < facts.protocol()) {
      throw new ReplicaException(
          "the site speaks protocol "
              + facts.protocol()
              + " and xsmd "
              + join.version()
              + " knows only "
              + join.protocol()
              + "; upgrade it");
    }
    if (join.port() < 1 || join.port() > 65533) {
      throw new ReplicaException("port " + join.port() + " has no two ports above it");
    }
    if (!proof(facts, join).isProvedBy(join.proof())) {
      throw new ReplicaException("the join is not signed by the key that it names");
    }
    facts.living().stream()
        .filter(host -> host.address().equals(join.address()) && near(host.port(), join.port()))
        .findFirst()
        .ifPresent(
            host -> {
              throw new ReplicaException(
                  "\""
                      + host.name()
                      + "\" is reached at "
                      + host.address()
                      + ":"
                      + host.port()
                      + "; two hosts cannot share ports");
            });
  }

  private static boolean near(int one, int other) {
    return Math.abs(one - other) < 3;
  }

  private static boolean matches(Hash secret, String shown) {
    return JoinToken.matches(secret.hex(), shown);
  }

  private static JoinProof proof(Facts facts, JoinRequest join) {
    return new JoinProof(
        facts.site(),
        join.token(),
        join.secret(),
        join.name(),
        join.address(),
        join.port(),
        join.key(),
        join.protocol(),
        join.version(),
        join.dryRun());
  }

  private Command.Draft draft(SiteView view, SiteText text, String message) {
    return new Command.Draft(
        view.head().id(), text, "xsmd", identity.name(), clock.instant(), message);
  }

  private Authority authority(Facts facts) {
    X509Certificate newest = Certificates.parse(facts.authorities().getLast());
    return identity
        .authority(newest, chance)
        .orElseThrow(
            () -> new ReplicaException("this host has not got the authority's key yet; try again"));
  }

  private static String siteName(SiteView view) {
    return HeadSite.name(view.text());
  }
}
