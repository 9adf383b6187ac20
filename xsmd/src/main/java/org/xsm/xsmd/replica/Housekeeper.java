package org.xsm.xsmd.replica;

import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.xsm.xsmd.replica.spread.Follower;
import org.xsm.xsmd.replica.spread.Spread;
import org.xsm.xsmd.replica.spread.Standing;
import org.xsm.xsmd.replica.voter.Member;
import org.xsm.xsmd.store.Command;
import org.xsm.xsmd.store.Facts;
import org.xsm.xsmd.store.HostFact;
import org.xsm.xsmd.store.Request;
import org.xsm.xsmd.store.RequestId;
import org.xsm.xsmd.trust.Authority;
import org.xsm.xsmd.trust.Certificates;
import org.xsm.xsmd.trust.SiteTls;

/**
 * What has to be looked after without anyone asking: a resource, with a clock of its own. Each look
 * compares what is with what should be, so that one that was missed, or failed, costs a moment.
 */
final class Housekeeper implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(Housekeeper.class);
  private static final Duration ORDER = Duration.ofSeconds(8);
  private static final Duration WAITING = Duration.ofMinutes(2);
  private static final Duration RESUME = Duration.ofSeconds(30);

  private final ReplicaSettings settings;
  private final Follower follower;
  private final Spread spread;
  private final VotingSeat seat;
  private final VoterKeeper voters;
  private final Lead lead;
  private final Orders orders;
  private final HostDesk hosts;
  private final Identity identity;
  private final SiteTls tls;
  private final Room room;
  private final Supplier<RequestId> ids;
  private final Clock clock;
  private final Clock steady;
  private final SecureRandom chance;
  private final ScheduledExecutorService ticks =
      Executors.newSingleThreadScheduledExecutor(
          task -> Thread.ofPlatform().name("xsm-housekeeper").daemon().unstarted(task));
  private final ExecutorService work = Executors.newVirtualThreadPerTaskExecutor();
  private final Busy votersBusy = new Busy();
  private final Busy restBusy = new Busy();

  private @Nullable Instant outside;
  private @Nullable Instant resumed;

  Housekeeper(
      ReplicaSettings settings,
      Follower follower,
      Spread spread,
      VotingSeat seat,
      VoterKeeper voters,
      Lead lead,
      Orders orders,
      HostDesk hosts,
      Identity identity,
      SiteTls tls,
      Room room,
      Supplier<RequestId> ids,
      Clock clock,
      Clock steady,
      SecureRandom chance) {
    this.settings = settings;
    this.follower = follower;
    this.spread = spread;
    this.seat = seat;
    this.voters = voters;
    this.lead = lead;
    this.orders = orders;
    this.hosts = hosts;
    this.identity = identity;
    this.tls = tls;
    this.room = room;
    this.ids = ids;
    this.clock = clock;
    this.steady = steady;
    this.chance = chance;
    var _ = ticks.scheduleWithFixedDelay(this::tick, 500, 1000, TimeUnit.MILLISECONDS);
  }

  @Override
  public void close() {
    ticks.shutdownNow();
    work.shutdownNow();
  }

  private void tick() {
    votersBusy.run(work, "voters", voters::look);
    restBusy.run(
        work,
        "house",
        () -> {
          keepSeat();
          keepAuthority();
          keepCertificate();
          report();
          if (lead.leads()) {
            keepProtocol();
            keepTokens();
            keepAuthorities();
          }
        });
  }

  /** A seat that the site knows nothing of any more is given up; one that broke is tried again. */
  private void keepSeat() {
    if (!room.look(isFailing())) {
      seat.standUp(room.lacking());
      return;
    }
    Facts facts = follower.facts();
    // In this order: a seat that is just being taken is no seat that was lost.
    Identity.Seat known = identity.seat().orElse(null);
    VotingSeat.Taken taken = seat.settled().orElse(null);
    if (taken == null || taken.engine().standing().stopped() != null) {
      if (known != null) {
        again(known);
      }
      return;
    }
    if (facts.epoch() > taken.seat().epoch()) {
      log.info("leaves the voters of an epoch that has ended epoch={}", taken.seat().epoch());
      leave();
      return;
    }
    List<Member> members = taken.engine().standing().members();
    boolean member = members.stream().anyMatch(m -> m.peer().equals(taken.seat().peer()));
    boolean wanted = facts.voter(taken.seat().peer()).isPresent();
    if (member || wanted) {
      outside = null;
      return;
    }
    Instant since = outside;
    if (since == null) {
      outside = steady.instant();
    } else if (Duration.between(since, steady.instant()).compareTo(WAITING) > 0) {
      log.info("leaves the voters, who do not know it peer={}", taken.seat().peer());
      leave();
    }
  }

  /** Whether this host could not write something of the site. */
  private boolean isFailing() {
    return !follower.unkept().isEmpty()
        || !seat.trouble().isEmpty()
        || seat.taken().filter(now -> now.engine().standing().stopped() != null).isPresent();
  }

  private void again(Identity.Seat seatOfOld) {
    if (follower.facts().epoch() > seatOfOld.epoch()
        || (follower.facts().voters().stream().noneMatch(v -> v.peer().equals(seatOfOld.peer()))
            && follower.facts().epoch() == seatOfOld.epoch())) {
      if (seat.leave(seatOfOld)) {
        identity.forgetAuthorities();
      }
      return;
    }
    Instant last = resumed;
    if (last == null || Duration.between(last, steady.instant()).compareTo(RESUME) > 0) {
      resumed = steady.instant();
      seat.close();
      seat.resume(follower.facts().voters().size() > 1);
    }
  }

  private void leave() {
    outside = null;
    seat.leave();
    identity.forgetAuthorities();
  }

  /** Every voter has the authority's key, so that whoever leads can let hosts in. */
  private void keepAuthority() {
    Facts facts = follower.facts();
    String peer = seat.peer();
    if (peer.isEmpty()
        || facts.voter(peer).isEmpty()
        || lead.leads()
        || facts.authorities().isEmpty()) {
      return;
    }
    X509Certificate newest = Certificates.parse(facts.authorities().getLast());
    if (identity.authority(newest, chance).isEmpty()) {
      identity.keepAuthority(Authority.parse(hosts.authorityKey(), newest, chance));
      log.info("got the authority's key, as a voter peer={}", peer);
    }
  }

  /** A certificate that is soon over, of an older authority, or that says another place. */
  private void keepCertificate() {
    Facts facts = follower.facts();
    HostFact own = facts.host(identity.name()).orElse(null);
    if (own == null || facts.authorities().isEmpty()) {
      return;
    }
    X509Certificate shown = tls.chain().getFirst();
    X509Certificate known = Certificates.parse(own.certificate());
    X509Certificate newest = Certificates.parse(facts.authorities().getLast());
    if (!shown.equals(known)
        && Certificates.publicKey(shown).equals(Certificates.publicKey(known))) {
      use(known, newest);
      return;
    }
    boolean moved = !own.address().equals(settings.address()) || own.port() != settings.port();
    boolean older = !isBy(known, newest);
    if (moved || older || Certificates.isDue(known, clock)) {
      String key = Certificates.publicKey(known);
      use(Certificates.parse(hosts.renew(key, settings.address(), settings.port())), newest);
    }
  }

  private static boolean isBy(X509Certificate certificate, X509Certificate authority) {
    try {
      certificate.verify(authority.getPublicKey());
      return true;
    } catch (GeneralSecurityException _) {
      return false;
    }
  }

  /** An authority that signs nothing any more counts until every host has another certificate. */
  private void keepAuthorities() {
    Facts facts = follower.facts();
    X509Certificate newest = Certificates.parse(facts.authorities().getLast());
    boolean allRenewed =
        facts.living().stream()
            .allMatch(host -> isBy(Certificates.parse(host.certificate()), newest));
    if (facts.authorities().size() > 1 && allRenewed) {
      var command = new Command.DropAuthority(facts.authorities().getFirst());
      var _ = lead.order(new Request(ids.get(), command), ORDER);
    }
  }

  private void use(X509Certificate certificate, X509Certificate authority) {
    var chain = List.of(certificate, authority);
    identity.renew(chain);
    tls.renew(chain);
    log.info("shows another certificate until={}", certificate.getNotAfter().toInstant());
  }

  /**
   * After a recovery, that this host is back and has nothing running that others do not know of.
   */
  private void report() {
    String self = identity.name();
    if (follower.facts().reconciling().contains(self)) {
      var _ = orders.submit(new Request(ids.get(), new Command.Reconciled(self)), ORDER);
    }
  }

  /** All may use what every host understands. */
  private void keepProtocol() {
    Facts facts = follower.facts();
    var standings = spread.standings();
    List<HostFact> living = facts.living();
    boolean allKnown =
        living.stream()
            .allMatch(host -> standings.stream().anyMatch(s -> s.host().equals(host.name())));
    int level =
        standings.stream()
            .filter(standing -> facts.host(standing.host()).isPresent())
            .mapToInt(Standing::protocol)
            .min()
            .orElse(0);
    if (allKnown && level > facts.protocol()) {
      var _ = lead.order(new Request(ids.get(), new Command.RaiseProtocol(level)), ORDER);
    }
  }

  private void keepTokens() {
    Instant now = clock.instant();
    follower.facts().tokens().values().stream()
        .filter(token -> now.isAfter(token.expires().plus(Duration.ofMinutes(10))))
        .findFirst()
        .ifPresent(
            token -> {
              var _ =
                  lead.order(new Request(ids.get(), new Command.RemoveToken(token.id())), ORDER);
            });
  }

  /** Keeps looks of one kind from piling up. */
  private static final class Busy {
    private volatile boolean busy;

    void run(ExecutorService work, String what, Runnable look) {
      if (busy || work.isShutdown()) {
        return;
      }
      busy = true;
      work.execute(
          () -> {
            try {
              look.run();
            } catch (RuntimeException e) {
              log.warn("could not look after {} reason={}", what, e.getMessage());
              log.debug("could not look after {}", what, e);
            } finally {
              busy = false;
            }
          });
    }
  }
}
