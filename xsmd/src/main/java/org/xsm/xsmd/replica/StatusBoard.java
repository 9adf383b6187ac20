package org.xsm.xsmd.replica;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.xsm.xsmd.replica.members.VoterPolicy;
import org.xsm.xsmd.replica.peers.Peers;
import org.xsm.xsmd.replica.spread.Follower;
import org.xsm.xsmd.replica.spread.Reports;
import org.xsm.xsmd.replica.spread.Standing;
import org.xsm.xsmd.store.Facts;
import org.xsm.xsmd.store.SiteStatus;
import org.xsm.xsmd.store.SiteStatus.Member;

/** How the site is held together, put together from what is known here: a decision. */
final class StatusBoard {
  private final Peers peers;
  private final Follower follower;
  private final DiskArchive archive;
  private final Reports reports;
  private final VotingSeat seat;
  private final Lead lead;
  private final Quorum quorum;
  private final Reach reach;
  private final Room room;
  private final Supplier<String> leader;
  private final WhyNot whyNot;

  StatusBoard(
      Peers peers,
      Follower follower,
      DiskArchive archive,
      Reports reports,
      VotingSeat seat,
      Lead lead,
      Quorum quorum,
      Reach reach,
      Room room,
      Supplier<String> leader,
      WhyNot whyNot) {
    this.peers = peers;
    this.follower = follower;
    this.archive = archive;
    this.reports = reports;
    this.seat = seat;
    this.lead = lead;
    this.quorum = quorum;
    this.reach = reach;
    this.room = room;
    this.leader = leader;
    this.whyNot = whyNot;
  }

  SiteStatus status() {
    Facts facts = follower.facts();
    String leading = leader.get();
    String missing = quorum.missing();
    String waits = lead.leads() ? lead.waitsFor() : "";
    boolean can = missing.isEmpty() && waits.isEmpty() && !leading.isEmpty();
    String why = missing;
    if (why.isEmpty()) {
      why = waits;
    }
    if (why.isEmpty() && leading.isEmpty()) {
      why = "the voters have not chosen a leader yet";
    }
    List<Standing> standings = reports.all();
    List<Member> members = members(facts, leading, standings);
    return new SiteStatus(
        peers.self(),
        follower.position(),
        leading.isEmpty() ? null : leading,
        can,
        can ? "" : why,
        members,
        degraded(facts, members, standings));
  }

  private List<Member> members(Facts facts, String leading, List<Standing> said) {
    var alive = peers.alive();
    Map<String, Standing> standings =
        said.stream().collect(Collectors.toMap(Standing::host, s -> s));
    return facts.living().stream()
        .map(
            host -> {
              Standing standing = standings.get(host.name());
              return new Member(
                  host.name(),
                  host.address(),
                  host.port(),
                  alive.contains(host.name()),
                  since(host.name()),
                  facts.voterOn(host.name()).isPresent(),
                  host.name().equals(leading),
                  standing == null ? null : standing.position(),
                  standing == null ? 0 : standing.revision(),
                  standing == null ? "" : standing.version());
            })
        .toList();
  }

  private @Nullable Instant since(String host) {
    return reach.of(host).map(reach::when).orElse(null);
  }

  private List<String> degraded(Facts facts, List<Member> members, List<Standing> standings) {
    var degraded = new ArrayList<String>();
    if (!room.lacking().isEmpty()) {
      degraded.add("this host cannot keep the site: " + room.lacking());
    }
    if (!follower.stopped().isEmpty()) {
      degraded.add(follower.stopped());
    }
    if (!seat.trouble().isEmpty()) {
      degraded.add("this host cannot vote: " + seat.trouble());
    }
    if (facts.host(peers.self()).isEmpty()) {
      degraded.add(
          "this host was removed from the site; it changes nothing any more. To come back: xsm join");
    }
    degraded.addAll(whyNot.sentences());
    members.stream()
        .filter(member -> !member.alive())
        .forEach(member -> degraded.add("\"" + member.name() + "\" is out of reach"));
    if (facts.voters().size() == 1 && members.size() > 1) {
      long living = members.stream().filter(Member::alive).count();
      if (living == 1) {
        degraded.add("what is committed now is stored on this host only");
      }
    }
    int wanted = VoterPolicy.wanted(members.size());
    if (facts.voters().size() < wanted) {
      degraded.add(
          facts.voters().size()
              + " of "
              + wanted
              + " voters: more will follow when hosts are stable");
    }
    if (!facts.reconciling().isEmpty()) {
      degraded.add(
          "after the recovery, waiting for "
              + String.join(", ", facts.reconciling())
              + "; until then nothing is started, removed or placed");
    }
    standings.stream()
        .filter(s -> !s.host().equals(peers.self()) && !s.trouble().isEmpty())
        .forEach(s -> degraded.add("\"" + s.host() + "\": " + s.trouble()));
    degraded.addAll(Clocks.findings(peers.self(), reports.clocksAhead()));
    degraded.addAll(archive.findings());
    return degraded;
  }
}
