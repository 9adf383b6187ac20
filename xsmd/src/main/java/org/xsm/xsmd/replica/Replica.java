package org.xsm.xsmd.replica;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.xsm.xsmd.edit.Judge;
import org.xsm.xsmd.replica.channel.Contact;
import org.xsm.xsmd.replica.channel.SiteChannel;
import org.xsm.xsmd.replica.disk.FreeSpace;
import org.xsm.xsmd.replica.order.Acceptance;
import org.xsm.xsmd.replica.order.RequestCodec;
import org.xsm.xsmd.replica.order.SiteState;
import org.xsm.xsmd.replica.spread.CatchUp;
import org.xsm.xsmd.replica.spread.Follower;
import org.xsm.xsmd.replica.spread.HistoryPull;
import org.xsm.xsmd.replica.spread.Reports;
import org.xsm.xsmd.replica.spread.Spread;
import org.xsm.xsmd.replica.spread.Standing;
import org.xsm.xsmd.replica.spread.StatePull;
import org.xsm.xsmd.replica.voter.EngineException;
import org.xsm.xsmd.replica.voter.Tls;
import org.xsm.xsmd.store.Outcome;
import org.xsm.xsmd.store.Request;
import org.xsm.xsmd.store.RequestId;
import org.xsm.xsmd.store.Revision;
import org.xsm.xsmd.store.SiteEdits;
import org.xsm.xsmd.store.SiteHosts;
import org.xsm.xsmd.store.SiteStatus;
import org.xsm.xsmd.store.SiteStore;
import org.xsm.xsmd.store.SiteText;
import org.xsm.xsmd.store.SiteView;
import org.xsm.xsmd.store.SteadyClock;
import org.xsm.xsmd.trust.HostKey;
import org.xsm.xsmd.trust.Refusals;
import org.xsm.xsmd.trust.SiteTls;
import org.xsm.xsmd.trust.SiteTrust;
import org.xsm.xsmd.trust.WhyAnswer;
import org.xsm.xsmd.trust.WhyQuestion;

/**
 * The site on this host: a resource, and the room's composition root. It opens what is on the disk,
 * joins the others, votes where it should, and is the store, the edits and the hosts to the rest of
 * the daemon.
 */
public final class Replica implements SiteStore, AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(Replica.class);
  private static final Duration WRITING = Duration.ofSeconds(1);
  private static final Duration REPORTING = Duration.ofMillis(500);

  private final Undo parts = new Undo();
  private final Follower follower;
  private final DiskArchive archive;
  private final SiteTls tls;
  private final Orders orders;
  private final EditDesk edits;
  private final HostDesk hosts;
  private final StatusBoard board;
  private final Opinion opinion;
  private final WhyNot whyNot;
  private final List<Consumer<SiteState>> leftBehind = new ArrayList<>();

  /** Begins at once, and is never done: what is not there yet comes when the others do. */
  public static Replica open(
      ReplicaSettings settings,
      Supplier<List<Contact>> found,
      Refusals refusals,
      Clock clock,
      SecureRandom chance) {
    return new Replica(settings, found, refusals, clock, chance);
  }

  private Replica(
      ReplicaSettings settings,
      Supplier<List<Contact>> found,
      Refusals refusals,
      Clock clock,
      SecureRandom chance) {
    try {
      var steady = new SteadyClock(clock, System::nanoTime);
      Instant started = steady.instant();
      var identity = new Identity(settings.places().identity());
      String self = identity.name();
      Follower.Anchor anchor = identity.anchor();
      UUID site = anchor.facts().site();
      HostKey key = identity.key();
      var signer = new OwnHand(key);
      var acceptance = new Acceptance(signer);

      var judge = new Judge();
      var head = new HeadSite(this::headText, judge::site);
      archive =
          parts.push(
              new DiskArchive(
                  settings.places(),
                  clock,
                  () -> head.get().map(written -> written.settings().history())));
      follower = parts.push(new Follower(acceptance, anchor, archive.opened(), archive));
      tls =
          new SiteTls(
              key,
              identity.chain(),
              new SiteTrust(() -> new SiteFacts(follower.facts()), clock, refusals));
      var company =
          parts.push(new Company(settings, self, site, follower, tls, found, clock, chance));
      SiteChannel channel = company.channel();
      var reach = new Reach(channel, clock, steady);
      opinion = new Opinion(self, tls, follower::facts, clock);
      whyNot = company.whyNot();

      Supplier<RequestId> ids = () -> new RequestId(UUID.randomUUID());
      Set<String> aboutToVote = ConcurrentHashMap.newKeySet();
      var room = new Room(() -> FreeSpace.at(settings.places().journal()));
      var wiring = new Wiring(follower);
      var seal =
          new OwnSeal(
              site, signer, wiring::peer, settings.places().identity().resolve("recovered"));
      var seat =
          parts.push(
              new VotingSeat(
                  site,
                  self,
                  settings.address(),
                  settings.port() + 2,
                  settings.places().voter(),
                  identity,
                  new Tls(
                      tls.keys(), new VotersOnly(tls.trust(), () -> wiring.voting(aboutToVote))),
                  settings.pace(),
                  seal,
                  wiring,
                  () -> HexFormat.of().toHexDigits(chance.nextInt())));
      wiring.knows(seat);

      var states =
          new StatePull(
              channel, follower, archive, acceptance, seat::peer, signer, this::leftBehind);
      var catchUp = new CatchUp(channel, follower, archive, states);
      Supplier<String> leader = () -> wiring.leader();
      var spread =
          parts.push(
              new Spread(
                  channel,
                  follower,
                  catchUp,
                  leader,
                  () -> standing(settings, self, seat, room, leader, clock),
                  chance,
                  settings.gossip()));
      wiring.knows(spread);
      var reports = new Reports(channel, spread, leader, REPORTING);

      var quorum = new Quorum(channel, follower, reach, started);
      var lead = new Lead(seat, follower, spread, settings.copyPatience());
      orders = new Orders(channel, follower, lead, quorum, leader);
      var voters =
          new VoterKeeper(
              channel,
              follower,
              spread,
              seat,
              lead,
              reach,
              settings.policy(),
              head,
              ids,
              aboutToVote,
              started);
      var admission = new Admission(follower, lead, identity, ids, clock, chance);
      var retirement = new Retirement(channel, follower, lead, seat, voters, admission, ids, clock);
      var recovery =
          new Recovery(
              channel, follower, spread, seat, lead, quorum, identity, seal, ids, clock, chance);
      hosts =
          new HostDesk(
              channel, follower, lead, orders, admission, retirement, recovery, ids, clock, chance);
      edits = new EditDesk(channel, follower, archive, lead, orders, judge, head, clock);
      board =
          new StatusBoard(
              channel, follower, archive, reports, seat, lead, quorum, reach, room, leader, whyNot);
      resume(seat);
      parts.push(new HistoryPull(channel, follower, archive, archive::heal));
      parts.push(follower.watchers().add(view(), view -> company.heed(view.facts())));
      parts.push(
          new Housekeeper(
              settings, follower, spread, seat, voters, lead, orders, hosts, identity, tls, room,
              ids, clock, steady, chance));
    } catch (RuntimeException e) {
      parts.close();
      throw e;
    }
  }

  /** A voter that cannot sit down again goes on as any other host, and says so. */
  private void resume(VotingSeat seat) {
    try {
      seat.resume(follower.facts().voters().size() > 1);
      // What the engine forgot already may not have been on this host's disk.
      SiteState ordered = seat.state();
      if (ordered.position().isAfter(follower.position())) {
        follower.adopt(ordered, List.of());
      }
    } catch (EngineException e) {
      log.error("cannot vote reason={}", e.getMessage());
    }
  }

  private SiteText headText() {
    return follower.state().view().text();
  }

  private Standing standing(
      ReplicaSettings settings,
      String self,
      VotingSeat seat,
      Room room,
      Supplier<String> leader,
      Clock clock) {
    String trouble =
        Stream.of(room.lacking(), follower.stopped(), seat.trouble())
            .filter(said -> !said.isEmpty())
            .findFirst()
            .orElse("");
    SiteView view = follower.state().view();
    return new Standing(
        self,
        view.position(),
        follower.durable(),
        view.head().number(),
        RequestCodec.PROTOCOL,
        settings.version(),
        leader.get(),
        seat.peer(),
        clock.millis(),
        trouble);
  }

  /** Calls a listener with the site as it was here before another epoch took its place. */
  public synchronized void onLeftBehind(Consumer<SiteState> listener) {
    leftBehind.add(listener);
  }

  private synchronized void leftBehind(SiteState before, SiteState after) {
    log.warn("an epoch was left behind before={} after={}", before.position(), after.position());
    leftBehind.forEach(listener -> listener.accept(before));
  }

  /** Calls a listener with a place and a sentence, when hosts do not talk and why becomes known. */
  public void onTurndown(BiConsumer<String, String> listener) {
    whyNot.onTurndown(listener);
  }

  /** What this host thinks of one that asks why it is not talked to. */
  public WhyAnswer why(WhyQuestion question) {
    return opinion.of(question);
  }

  public SiteEdits edits() {
    return edits;
  }

  public SiteHosts hosts() {
    return hosts;
  }

  /** What this host proves itself with; it renews itself. */
  public SiteTls tls() {
    return tls;
  }

  /** What was found damaged on the disk when it was opened, in words. */
  public List<String> findings() {
    return archive.findings();
  }

  @Override
  public SiteView view() {
    return follower.state().view();
  }

  @Override
  public SiteView current(Duration atMost) {
    orders.confirm(atMost);
    return view();
  }

  @Override
  public Outcome submit(Request request, Duration atMost) {
    return orders.submit(request, atMost);
  }

  @Override
  public List<Revision> history() {
    follower.awaitDurable(view().position(), WRITING);
    List<Revision> kept = archive.revisions();
    Revision head = view().head();
    if (!kept.isEmpty() && kept.getFirst().number() >= head.number()) {
      return kept;
    }
    // A slow disk has not got it yet.
    var all = new ArrayList<Revision>();
    all.add(head);
    all.addAll(kept);
    return List.copyOf(all);
  }

  @Override
  public Optional<SiteText> text(long number) {
    SiteView now = view();
    return now.head().number() == number ? Optional.of(now.text()) : archive.text(number);
  }

  @Override
  public Subscription watch(Consumer<SiteView> watcher) {
    return follower.watchers().add(view(), watcher);
  }

  @Override
  public SiteStatus status() {
    return board.status();
  }

  @Override
  public void close() {
    parts.close();
  }
}
