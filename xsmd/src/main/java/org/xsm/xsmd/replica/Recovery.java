package org.xsm.xsmd.replica;

import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.xsm.xsmd.replica.order.Bytes;
import org.xsm.xsmd.replica.order.Entry;
import org.xsm.xsmd.replica.order.Fold;
import org.xsm.xsmd.replica.order.RequestCodec;
import org.xsm.xsmd.replica.order.SiteState;
import org.xsm.xsmd.replica.peers.Peers;
import org.xsm.xsmd.replica.spread.Follower;
import org.xsm.xsmd.replica.spread.Spread;
import org.xsm.xsmd.replica.spread.Standing;
import org.xsm.xsmd.store.Answer;
import org.xsm.xsmd.store.Author;
import org.xsm.xsmd.store.Command;
import org.xsm.xsmd.store.Facts;
import org.xsm.xsmd.store.HostFact;
import org.xsm.xsmd.store.Position;
import org.xsm.xsmd.store.Request;
import org.xsm.xsmd.store.RequestId;
import org.xsm.xsmd.store.SiteHosts.RecoveryPlan;
import org.xsm.xsmd.store.StoreException;
import org.xsm.xsmd.store.Voter;
import org.xsm.xsmd.trust.Authority;
import org.xsm.xsmd.trust.Certificates;
import org.xsm.xsmd.trust.HostKey;
import org.xsm.xsmd.trust.RecoveryKey;
import org.xsm.xsmd.trust.TrustException;

/**
 * What a survivor does after the majority was lost: it begins a new epoch with the furthest state
 * that anyone living has, as its only voter. It is told which hosts are dead; it believes nothing
 * else.
 */
final class Recovery {
  private static final Logger log = LoggerFactory.getLogger(Recovery.class);
  private static final Duration ORDER = Duration.ofSeconds(20);

  private final Peers peers;
  private final Follower follower;
  private final Spread spread;
  private final VotingSeat seat;
  private final Lead lead;
  private final Quorum quorum;
  private final Identity identity;
  private final OwnSeal seal;
  private final Supplier<RequestId> ids;
  private final Clock clock;
  private final SecureRandom chance;

  Recovery(
      Peers peers,
      Follower follower,
      Spread spread,
      VotingSeat seat,
      Lead lead,
      Quorum quorum,
      Identity identity,
      OwnSeal seal,
      Supplier<RequestId> ids,
      Clock clock,
      SecureRandom chance) {
    this.peers = peers;
    this.follower = follower;
    this.spread = spread;
    this.seat = seat;
    this.lead = lead;
    this.quorum = quorum;
    this.identity = identity;
    this.seal = seal;
    this.ids = ids;
    this.clock = clock;
    this.chance = chance;
  }

  RecoveryPlan plan(List<String> dead) {
    Facts facts = follower.facts();
    check(facts, dead);
    Position ours = follower.position();
    Map<String, Standing> standings =
        spread.standings().stream().collect(Collectors.toMap(Standing::host, s -> s));
    List<String> reachable = new ArrayList<>(peers.alive());
    Standing highest = standings.get(peers.self());
    for (String host : reachable) {
      Standing standing = standings.get(host);
      if (standing != null
          && (highest == null || standing.position().isAfter(highest.position()))) {
        highest = standing;
      }
    }
    var warnings = new ArrayList<String>();
    warnings.add(
        "edits after index "
            + ours.index()
            + " may have been acknowledged by the dead; they are lost, but for what the log of this"
            + " voter holds");
    var silent = new TreeSet<>(facts.living().stream().map(HostFact::name).toList());
    silent.removeAll(reachable);
    silent.removeAll(dead);
    if (!silent.isEmpty()) {
      warnings.add(
          "out of reach and not said to be dead: "
              + String.join(", ", silent)
              + "; until each has reported its guests, nothing is started, removed or placed");
    }
    return new RecoveryPlan(
        ours,
        highest == null ? peers.self() : highest.host(),
        reachable,
        dead,
        warnings,
        needsKey(facts),
        sentence(dead));
  }

  Position recover(
      List<String> dead, String confirmation, @Nullable String recoveryKey, Author author) {
    Facts facts = follower.facts();
    check(facts, dead);
    if (!confirmation.equals(sentence(dead))) {
      throw new StoreException("to recover, type: " + sentence(dead));
    }
    RecoveryPlan plan = plan(dead);
    if (!plan.highest().equals(peers.self())) {
      throw new StoreException(
          "\""
              + plan.highest()
              + "\" is further than this host; wait until this one has caught up, or recover there");
    }
    RecoveryKey key = recoveryKey == null ? null : parsed(recoveryKey, facts);
    if (key == null && needsKey(facts)) {
      throw new StoreException(
          "this host was no voter: the recovery key that xsm init printed is needed");
    }
    return begin(dead, key, author);
  }

  private Position begin(List<String> dead, @Nullable RecoveryKey key, Author author) {
    int rest = seat.takeRest();
    if (rest > 0) {
      log.warn("takes in what only the log of this voter holds requests={}", rest);
      follower.await(seat.state().position(), ORDER);
    }
    SiteState base = follower.state();
    Facts facts = base.facts();
    log.warn("recovers the site base={} dead={} by={}", base.position(), dead, author);
    HostKey own = identity.key();
    Authority fresh = authorityIfMissing(facts);
    if (fresh != null) {
      identity.keepAuthority(fresh);
    }
    // The old group is left before the new one begins: this host never orders in both.
    VotingSeat.Taken taken = seat.found(facts.epoch() + 1);
    if (!taken.awaitLead(ORDER)) {
      throw new StoreException(
          "cannot begin the new epoch: its only voter does not lead; try again");
    }
    var command =
        new Command.Recover(
            base.position(),
            dead,
            new Voter(taken.seat().peer(), peers.self(), own.publicKey()),
            fresh == null ? null : Certificates.encode(fresh.certificate()),
            author.toString(),
            clock.instant());
    Bytes request = RequestCodec.encode(new Request(ids.get(), command));
    Entry entry = Fold.next(base, request);
    seal.recovers(base, entry, key);
    try {
      taken
          .engine()
          .submit(OrderedSite.seed(base), ORDER)
          .get(ORDER.toMillis() + 2000, TimeUnit.MILLISECONDS);
    } catch (ExecutionException | TimeoutException e) {
      throw new StoreException("cannot begin the new epoch: " + e.getMessage() + "; try again", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StoreException("this host is stopping", e);
    }
    Reply reply = lead.submit(taken.engine(), request, ORDER);
    if (!(reply instanceof Reply.Ordered(Answer.Done(var position, var _), var _))) {
      throw new StoreException("cannot begin the new epoch: " + Admission.why(reply));
    }
    lead.assumeAlone();
    follower.await(position, ORDER);
    return position;
  }

  private void check(Facts facts, List<String> dead) {
    if (quorum.missing().isEmpty()) {
      throw new StoreException("the site has its majority; there is nothing to recover from");
    }
    if (dead.isEmpty()) {
      throw new StoreException("name the hosts that are dead: --dead h1,h2");
    }
    for (String host : dead) {
      if (facts.host(host).isEmpty()) {
        throw new StoreException(
            "there is no host \""
                + host
                + "\"; the hosts are "
                + facts.living().stream().map(HostFact::name).collect(Collectors.joining(", ")));
      }
      if (peers.alive().contains(host)) {
        throw new StoreException("\"" + host + "\" is in reach, and not dead");
      }
    }
  }

  /** Only a voter's word, or the recovery key's, begins an epoch that the others believe in. */
  private boolean needsKey(Facts facts) {
    return facts.voterOn(peers.self()).isEmpty();
  }

  private RecoveryKey parsed(String text, Facts facts) {
    try {
      RecoveryKey key = RecoveryKey.parse(text);
      if (!key.publicKey().equals(facts.recoveryKey())) {
        throw new StoreException("this is the recovery key of another site");
      }
      return key;
    } catch (TrustException e) {
      throw new StoreException(String.valueOf(e.getMessage()), e);
    }
  }

  private @Nullable Authority authorityIfMissing(Facts facts) {
    X509Certificate newest = Certificates.parse(facts.authorities().getLast());
    return identity.authority(newest, chance).isPresent()
        ? null
        : Authority.create(facts.site(), clock, chance);
  }

  private static String sentence(List<String> dead) {
    return "these hosts are dead: " + String.join(", ", new TreeSet<>(dead));
  }
}
