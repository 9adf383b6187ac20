package org.xsm.xsmd.replica;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.xsm.schema.Host;
import org.xsm.schema.Site;
import org.xsm.xsmd.replica.members.Candidate;
import org.xsm.xsmd.replica.members.VoterPolicy;
import org.xsm.xsmd.replica.order.ByteReader;
import org.xsm.xsmd.replica.order.ByteWriter;
import org.xsm.xsmd.replica.order.Bytes;
import org.xsm.xsmd.replica.peers.Peers;
import org.xsm.xsmd.replica.peers.Peers.Kind;
import org.xsm.xsmd.replica.spread.Follower;
import org.xsm.xsmd.replica.spread.Spread;
import org.xsm.xsmd.replica.spread.Standing;
import org.xsm.xsmd.replica.voter.Member;
import org.xsm.xsmd.store.Answer;
import org.xsm.xsmd.store.Command;
import org.xsm.xsmd.store.Facts;
import org.xsm.xsmd.store.HostFact;
import org.xsm.xsmd.store.Request;
import org.xsm.xsmd.store.RequestId;
import org.xsm.xsmd.store.Voter;
import org.xsm.xsmd.trust.Certificates;

/**
 * Keeps the right hosts voting, where this host leads: a decision every few seconds, and one change
 * at a time to carry it out. First the engine changes its members, then the site learns of it;
 * whoever leads after a crash in between finds the two apart and says the second again.
 */
final class VoterKeeper {
  private static final Logger log = LoggerFactory.getLogger(VoterKeeper.class);
  private static final Duration PREPARE = Duration.ofSeconds(15);
  private static final Duration CHANGE = Duration.ofSeconds(60);
  private static final Duration ORDER = Duration.ofSeconds(10);
  private static final long UNSEATED = Duration.ofSeconds(10).toNanos();

  private final Peers peers;
  private final Follower follower;
  private final Spread spread;
  private final VotingSeat seat;
  private final Lead lead;
  private final Reach reach;
  private final VoterPolicy policy;
  private final Supplier<Optional<Site>> site;
  private final Supplier<RequestId> ids;
  private final Set<String> aboutToVote;
  private final Instant started;
  private final Map<String, Long> unseatedSince = new HashMap<>();

  VoterKeeper(
      Peers peers,
      Follower follower,
      Spread spread,
      VotingSeat seat,
      Lead lead,
      Reach reach,
      VoterPolicy policy,
      Supplier<Optional<Site>> site,
      Supplier<RequestId> ids,
      Set<String> aboutToVote,
      Instant started) {
    this.peers = peers;
    this.follower = follower;
    this.spread = spread;
    this.seat = seat;
    this.lead = lead;
    this.reach = reach;
    this.policy = policy;
    this.site = site;
    this.ids = ids;
    this.aboutToVote = aboutToVote;
    this.started = started;
    peers.handle(Kind.VOTER, this::asked);
  }

  /** One look at the voters. Does nothing where this host does not lead. */
  synchronized void look() {
    VotingSeat.Taken taken = seat.taken().orElse(null);
    if (taken == null || !lead.leads() || !lead.waitsFor().isEmpty()) {
      return;
    }
    var standing = taken.engine().standing();
    if (standing.changing()) {
      return;
    }
    List<Member> members = standing.members();
    Facts facts = follower.facts();
    if (!peersOf(members).equals(facts.voters().stream().map(Voter::peer).toList())) {
      publish(members);
      return;
    }
    List<Candidate> candidates = candidates(facts);
    var change = policy.next(candidates, votingHosts(facts), peers.self());
    if (change.isPresent()) {
      carryOut(taken, members, change.get());
    } else if (policy.next(candidates, votingHosts(facts), "").isPresent()) {
      log.info("hands the lead over, as another may take this host's vote");
      var _ = taken.engine().stepDown(ORDER);
    } else {
      unseated(facts).ifPresent(voter -> seatAgain(taken, members, voter));
    }
  }

  /** A voter whose host is there, and says for a while that it is not this voter any more. */
  private Optional<Voter> unseated(Facts facts) {
    Map<String, Standing> standings = standings();
    long now = System.nanoTime();
    for (Voter voter : facts.voters()) {
      Standing standing = standings.get(voter.host());
      boolean seated =
          standing == null
              || !peers.alive().contains(voter.host())
              || standing.peer().equals(voter.peer());
      if (seated) {
        unseatedSince.remove(voter.peer());
      } else if (now - unseatedSince.computeIfAbsent(voter.peer(), peer -> now) > UNSEATED) {
        // Whatever comes of it, another try waits as long.
        unseatedSince.remove(voter.peer());
        return Optional.of(voter);
      }
    }
    return Optional.empty();
  }

  /** A host that lost its data as a voter becomes another in its place. */
  private void seatAgain(VotingSeat.Taken taken, List<Member> members, Voter lost) {
    List<Member> wanted =
        members.stream()
            .filter(member -> !member.peer().equals(lost.peer()))
            .collect(Collectors.toCollection(ArrayList::new));
    if (wanted.size() < 2) {
      return;
    }
    aboutToVote.add(lost.host());
    change(
        taken,
        members,
        () -> {
          wanted.add(prepare(lost.host(), taken.seat().epoch()));
          return wanted;
        },
        lost.peer() + " lost its data");
  }

  /**
   * Takes the vote from a host that is to leave.
   *
   * @throws ReplicaException when the voters that are left could not carry it
   */
  synchronized void demote(String host) {
    VotingSeat.Taken taken =
        seat.taken().orElseThrow(() -> new ReplicaException("this host does not lead any more"));
    Facts facts = follower.facts();
    if (facts.voterOn(host).isEmpty()) {
      return;
    }
    VoterPolicy.Change change =
        policy
            .without(candidates(facts), votingHosts(facts), peers.self(), host)
            .orElseThrow(
                () ->
                    new ReplicaException(
                        "\""
                            + host
                            + "\" votes, and too few of the others are in reach to go on"
                            + " without it"));
    carryOut(taken, taken.engine().standing().members(), change);
    if (follower.facts().voterOn(host).isPresent()) {
      throw new ReplicaException("\"" + host + "\" could not be taken from the voters; try again");
    }
  }

  private void carryOut(VotingSeat.Taken taken, List<Member> members, VoterPolicy.Change change) {
    change(taken, members, () -> prepared(taken, members, change), change.why());
  }

  /** Those that stay, and the new ones, ready to vote. */
  private Collection<Member> prepared(
      VotingSeat.Taken taken, List<Member> members, VoterPolicy.Change change) {
    Map<String, Member> wanted = new TreeMap<>();
    for (Member member : members) {
      if (change.hosts().contains(Peer.host(member.peer()))) {
        wanted.put(member.peer(), member);
      }
    }
    Set<String> kept =
        wanted.values().stream().map(m -> Peer.host(m.peer())).collect(Collectors.toSet());
    int added = 0;
    for (String host : change.hosts()) {
      // The engine takes in fewer at once than stay, or a second beside the first.
      boolean room = added == 0 || added < kept.size() - 1;
      if (!kept.contains(host) && room) {
        aboutToVote.add(host);
        Member member = prepare(host, taken.seat().epoch());
        wanted.put(member.peer(), member);
        added++;
      }
    }
    return wanted.values();
  }

  private void change(
      VotingSeat.Taken taken,
      List<Member> members,
      Supplier<Collection<Member>> prepared,
      String why) {
    try {
      Collection<Member> wanted = prepared.get();
      log.info("changes the voters from={} to={} why={}", peersOf(members), peersOf(wanted), why);
      taken
          .engine()
          .changeMembers(members, wanted, CHANGE)
          .get(CHANGE.toMillis() + 2000, TimeUnit.MILLISECONDS);
      publish(List.copyOf(wanted));
    } catch (ExecutionException | TimeoutException | RuntimeException e) {
      Throwable cause = e.getCause() == null ? e : e.getCause();
      log.warn("could not change the voters why={} reason={}", why, cause.getMessage());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      aboutToVote.clear();
    }
  }

  private Member prepare(String host, long epoch) {
    Bytes question = new ByteWriter().number(epoch).bytes();
    var in = new ByteReader(peers.ask(host, Kind.VOTER, question, PREPARE).join());
    var member = new Member(in.text(), in.text(), in.count());
    in.end();
    return member;
  }

  /** The leader wants this host to vote. */
  private Bytes asked(String from, Bytes question) {
    var in = new ByteReader(question);
    long epoch = in.number();
    in.end();
    Facts facts = follower.facts();
    if (epoch != facts.epoch()) {
      throw new ReplicaException("this host is in epoch " + facts.epoch() + " and not in " + epoch);
    }
    if (facts.voterOn(from).isEmpty()) {
      throw new ReplicaException("\"" + from + "\" is no voter that this host knows");
    }
    if (facts.voterOn(peers.self()).isPresent() && !seat.isUnseated()) {
      throw new ReplicaException("this host votes already");
    }
    Member member = seat.prepare(epoch);
    return new ByteWriter().text(member.peer()).text(member.address()).count(member.port()).bytes();
  }

  /** Tells the site who its voters are. */
  private void publish(List<Member> members) {
    Facts facts = follower.facts();
    var voters = new ArrayList<Voter>();
    for (Member member : members) {
      String host = Peer.host(member.peer());
      HostFact fact = facts.host(host).orElse(null);
      if (fact == null) {
        log.warn("a voter runs on no host of the site peer={}", member.peer());
        return;
      }
      String key = Certificates.publicKey(Certificates.parse(fact.certificate()));
      voters.add(new Voter(member.peer(), host, key));
    }
    List<String> expected = facts.voters().stream().map(Voter::peer).toList();
    Reply reply =
        lead.order(new Request(ids.get(), new Command.SetVoters(expected, voters)), ORDER);
    if (reply instanceof Reply.Ordered(Answer.Done _, var _)) {
      log.info("the site has other voters voters={}", peersOf(members));
    } else {
      log.warn("could not say who votes reply={}", reply);
    }
  }

  private Map<String, Standing> standings() {
    return spread.standings().stream().collect(Collectors.toMap(Standing::host, s -> s));
  }

  private List<Candidate> candidates(Facts facts) {
    Map<String, Standing> standings = standings();
    return facts.living().stream()
        .map(
            host -> {
              Host written = site.get().flatMap(s -> s.host(host.name())).orElse(null);
              return new Candidate(
                  host.name(),
                  reach.reach(host.name(), started),
                  isHealthy(standings.get(host.name())),
                  preference(written),
                  rack(written));
            })
        .toList();
  }

  /** Not too far behind to be brought up to date, and without trouble of its own. */
  private boolean isHealthy(@Nullable Standing standing) {
    return standing != null
        && standing.trouble().isEmpty()
        && standing.position().epoch() == follower.position().epoch()
        && follower.position().index() - standing.position().index() < 1000;
  }

  private static Candidate.Preference preference(@Nullable Host host) {
    if (host == null) {
      return Candidate.Preference.AUTO;
    }
    return switch (host.voter()) {
      case AUTO -> host.witness() ? Candidate.Preference.PREFER : Candidate.Preference.AUTO;
      case PREFER -> Candidate.Preference.PREFER;
      case NEVER -> Candidate.Preference.NEVER;
    };
  }

  private static String rack(@Nullable Host host) {
    return host == null
        ? ""
        : host.labels().stream()
            .filter(label -> label.name().equals("rack"))
            .map(label -> String.valueOf(label.value()))
            .findFirst()
            .orElse("");
  }

  private static Set<String> votingHosts(Facts facts) {
    return facts.voters().stream().map(Voter::host).collect(Collectors.toCollection(TreeSet::new));
  }

  private static List<String> peersOf(Collection<Member> members) {
    return members.stream().map(Member::peer).sorted().toList();
  }
}
