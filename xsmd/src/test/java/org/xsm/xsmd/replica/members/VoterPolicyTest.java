package org.xsm.xsmd.replica.members;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.xsm.xsmd.replica.members.Candidate.Preference;

final class VoterPolicyTest {
  /** A host in words, as {@code "h1"}, {@code "h2 dead"} or {@code "h3 prefer rack=r1"}. */
  private static Candidate host(String words) {
    Duration reach = Duration.ofHours(1);
    boolean healthy = true;
    var preference = Preference.AUTO;
    String rack = "";
    List<String> all = Arrays.asList(words.split(" ", -1));
    for (String word : all.subList(1, all.size())) {
      switch (word) {
        case "dead" -> reach = Duration.ofMinutes(-11);
        case "away" -> reach = Duration.ofMinutes(-9);
        case "new" -> reach = Duration.ofSeconds(9);
        case "ill" -> healthy = false;
        case "prefer" -> preference = Preference.PREFER;
        case "never" -> preference = Preference.NEVER;
        default -> rack = word.substring("rack=".length());
      }
    }
    return new Candidate(all.getFirst(), reach, healthy, preference, rack);
  }

  static Stream<Arguments> cases() {
    return Stream.of(
        of("one host", "h1", "h1", ""),
        of("a second host is a copy, not a voter", "h1|h2", "h1", ""),
        of("a witness makes two hosts three", "h1|h2|w prefer", "h1", "h1 h2 w"),
        of("three hosts", "h1|h2|h3", "h1", "h1 h2 h3"),
        of("three hosts that all vote", "h1|h2|h3", "h1 h2 h3", ""),
        of("four hosts", "h1|h2|h3|h4", "h1", "h1 h2 h3"),
        of("four hosts, three of whom vote", "h1|h2|h3|h4", "h1 h2 h4", ""),
        of("five hosts", "h1|h2|h3|h4|h5", "h1 h2 h3", "h1 h2 h3 h4 h5"),
        of("seven hosts", "h1|h2|h3|h4|h5|h6|h7", "h1", "h1 h2 h3 h4 h5"),
        of("five hosts, one of whom is away", "h1|h2|h3|h4|h5 away", "h1 h2 h3", ""),
        of("five hosts, two of whom are away", "h1|h2|h3|h4 away|h5 away", "h1", "h1 h2 h3"),
        of("the third host has just come", "h1|h2|h3 new", "h1", ""),
        of("the third host is behind", "h1|h2|h3 ill", "h1", ""),
        of("the third host never votes", "h1|h2|h3 never", "h1", ""),
        of("on the way from one to three", "h1|h2|h3", "h1 h2", "h1 h2 h3"),
        of("on the way, and the third went away", "h1|h2|h3 away", "h1 h2", ""),
        of("on the way, and the third is dead", "h1|h2|h3 dead", "h1 h2", ""),
        of("on the way, and the third is ill", "h1|h2|h3 ill", "h1 h2", ""),
        of("on the way, and a fourth is there", "h1|h2|h3 dead|h4", "h1 h2", "h1 h2 h4"),
        of("on the way, and the third was removed", "h1|h2", "h1 h2", "h1"),
        of("on the way, removed, and the second away", "h1|h2 away", "h1 h2", ""),
        of("on the way to five", "h1|h2|h3|h4|h5", "h1 h2", "h1 h2 h3 h4 h5"),
        of("on the way to five with four", "h1|h2|h3|h4|h5 away", "h1 h2", "h1 h2 h3"),
        of("one voter more than three", "h1|h2|h3|h4", "h1 h2 h3 h4", "h1 h2 h3"),
        of("one more than three, dead", "h1|h2 dead|h3|h4", "h1 h2 h3 h4", "h1 h3 h4"),
        of("a dead voter and someone instead", "h1|h2 dead|h3|h4", "h1 h2 h3", "h1 h3 h4"),
        of("a dead voter and nobody instead", "h1|h2 dead|h3", "h1 h2 h3", ""),
        of("a voter that is away, but not for long", "h1|h2 away|h3|h4", "h1 h2 h3", ""),
        of("a dead voter while another is away", "h1|h2 dead|h3 away|h4", "h1 h2 h3", ""),
        of("two dead of three", "h1|h2 dead|h3 dead|h4|h5", "h1 h2 h3", ""),
        of(
            "two dead of five",
            "h1|h2 dead|h3 dead|h4|h5|h6|h7",
            "h1 h2 h3 h4 h5",
            "h1 h3 h4 h5 h6"),
        of("three dead of five", "h1|h2 dead|h3 dead|h4 dead|h5|h6", "h1 h2 h3 h4 h5", ""),
        of("a dead voter and only a newcomer", "h1|h2 dead|h3|h4 new", "h1 h2 h3", ""),
        of("a voter on a host that was removed", "h1|h3|h4", "h1 h2 h3", "h1 h3 h4"),
        of("a lone voter is never replaced", "h1 dead|h2|h3", "h1", ""),
        of(
            "a voter that the file takes the vote from",
            "h1|h2 never|h3|h4",
            "h1 h2 h3",
            "h1 h3 h4"),
        of("one of these, and nobody instead", "h1|h2 never|h3", "h1 h2 h3", ""),
        of("the leader stays though the file says never", "h1 never|h2|h3|h4", "h1 h2 h3", ""),
        of(
            "one that never votes and one that is dead",
            "h1|h2 never|h3 dead|h4|h5",
            "h1 h2 h3",
            "h1 h3 h4"),
        of("those come first that the file prefers", "h1|h2|h3|h4 prefer", "h1", "h1 h2 h4"),
        of("whoever votes is not replaced by those", "h1|h2|h3|h4 prefer", "h1 h2 h3", ""),
        of(
            "other racks come before the same rack",
            "h1 rack=a|h2 rack=a|h3 rack=b|h4 rack=b|h5 away|h6 away",
            "h1",
            "h1 h2 h3"),
        of(
            "each in a rack of its own",
            "h1 rack=a|h2 rack=a|h3 rack=b|h4 rack=c",
            "h1",
            "h1 h3 h4"),
        of(
            "instead of a dead one, one of its rack",
            "h1 rack=a|h2 rack=b dead|h3 rack=c|h4 rack=a|h5 rack=b|h6 away|h7 away",
            "h1 h2 h3",
            "h1 h3 h5"),
        of(
            "what the file prefers counts more than racks",
            "h1 rack=a|h2 rack=a prefer|h3 rack=b|h4 rack=c",
            "h1",
            "h1 h2 h3"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("cases")
  void decides(String name, String hosts, String voters, String expected) {
    Optional<VoterPolicy.Change> change =
        VoterPolicy.DEFAULT.next(site(hosts), Set.of(voters.split(" ", -1)), "h1");

    assertThat(change.map(c -> String.join(" ", c.hosts())).orElse("")).isEqualTo(expected);
    change.ifPresent(c -> assertThat(c.why()).isNotBlank());
  }

  static Stream<Arguments> departures() {
    return Stream.of(
        of("one that does not vote", "h1|h2|h3|h4", "h1 h2 h3", ""),
        of("one of three hosts", "h1|h2|h4", "h1 h2 h4", "h1"),
        of("a voter that another replaces", "h1|h2|h3|h4", "h1 h3 h4", "h1 h2 h3"),
        of("a dead voter that another replaces", "h1|h2|h3|h4 dead", "h1 h3 h4", "h1 h2 h3"),
        of("a voter of five hosts", "h1|h2|h3|h4|h5", "h1 h2 h3 h4 h5", "h1 h2 h3"),
        of("a voter of six hosts", "h1|h2|h3|h4|h5|h6", "h1 h2 h3 h4 h5", "h1 h2 h3 h5 h6"),
        of("one of four that nobody replaces", "h1|h2|h3 ill|h4", "h1 h2 h4", "h1"),
        of("a dead one while another is dead", "h1|h2 dead|h3|h4 dead", "h1 h2 h4", ""),
        of("one while another is away", "h1|h2 away|h3|h4", "h1 h2 h4", "h1 h2 h3"),
        of("one of two on the way to three", "h1|h3|h4", "h1 h4", "h1"),
        of("a dead one of two", "h1|h3|h4 dead", "h1 h4", ""));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("departures")
  void letsGoOf(String name, String hosts, String voters, String expected) {
    Optional<VoterPolicy.Change> change =
        VoterPolicy.DEFAULT.without(site(hosts), Set.of(voters.split(" ", -1)), "h1", "h4");

    assertThat(change.map(c -> String.join(" ", c.hosts())).orElse("")).isEqualTo(expected);
  }

  @Test
  void saysWhy() {
    assertThat(
            VoterPolicy.DEFAULT
                .next(site("h1|h2 dead|h3|h4"), Set.of("h1", "h2", "h3"), "h1")
                .map(VoterPolicy.Change::why))
        .contains("h2 has been out of reach for too long");
  }

  private static List<Candidate> site(String hosts) {
    var site = new ArrayList<Candidate>();
    for (String words : hosts.split("\\|", -1)) {
      site.add(host(words));
    }
    return site;
  }

  private static Arguments of(String name, String hosts, String voters, String expected) {
    return Arguments.of(name, hosts, voters, expected);
  }
}
