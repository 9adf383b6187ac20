package org.xsm.xsmd.replica;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.SortedSet;
import java.util.stream.Collectors;
import org.xsm.xsmd.replica.peers.Peers;
import org.xsm.xsmd.replica.spread.Follower;
import org.xsm.xsmd.store.Voter;

/** Whether commands can be ordered now, as far as who is in reach tells: a decision. */
final class Quorum {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("HH:mm:ss 'UTC'", Locale.ROOT).withZone(ZoneOffset.UTC);

  private final Peers peers;
  private final Follower follower;
  private final Reach reach;
  private final Instant started;

  Quorum(Peers peers, Follower follower, Reach reach, Instant started) {
    this.peers = peers;
    this.follower = follower;
    this.reach = reach;
    this.started = started;
  }

  /** Who is missing and since when, where too few are in reach; else nothing. */
  String missing() {
    List<Voter> voters = follower.facts().voters();
    SortedSet<String> alive = peers.alive();
    Set<String> missing =
        voters.stream()
            .map(Voter::host)
            .filter(host -> !alive.contains(host))
            .collect(Collectors.toSet());
    if ((voters.size() - missing.size()) * 2 > voters.size()) {
      return "";
    }
    String names =
        missing.stream()
            .sorted()
            .map(host -> host + " since " + TIME.format(since(host)))
            .collect(Collectors.joining(", "));
    return "the site has no majority: "
        + (voters.size() - missing.size())
        + " of "
        + voters.size()
        + " voters are in reach of here; out of reach: "
        + names
        + ". Guests go on, and the file can be checked, but nothing can be changed";
  }

  private Instant since(String host) {
    return reach.when(reach.of(host).orElse(new Reach.Since(false, started)));
  }
}
