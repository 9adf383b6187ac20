package org.xsm.xsmd.replica.members;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.xsm.xsmd.replica.members.Candidate.Preference;
import org.xsm.xsmd.replica.members.VoterPolicy.Change;

/** What holds for every site, however its hosts are. */
final class VoterPropertiesTest {
  private static final VoterPolicy POLICY = VoterPolicy.DEFAULT;

  /** Hosts in any condition, of whom some vote; the leader is one of these, and lives. */
  private record Site(List<Candidate> hosts, Set<String> voters, String leader) {
    static Site of(long seed, boolean allWell) {
      var chance = new Random(seed);
      var hosts = new ArrayList<Candidate>();
      int count = 1 + chance.nextInt(9);
      for (int i = 1; i <= count; i++) {
        boolean well = allWell || i == 1;
        hosts.add(
            new Candidate(
                "h" + i,
                well ? Duration.ofHours(1) : Duration.ofSeconds(chance.nextInt(2000) - 1000),
                well || chance.nextInt(4) > 0,
                List.of(Preference.PREFER, Preference.AUTO, Preference.NEVER)
                    .get(chance.nextInt(3)),
                chance.nextInt(3) == 0 ? "" : "r" + chance.nextInt(3)));
      }
      var voters = new TreeSet<>(Set.of("h1"));
      int voting = chance.nextInt(5);
      for (int i = 0; i < voting; i++) {
        voters.add("h" + (1 + chance.nextInt(count + (allWell ? 0 : 1))));
      }
      return new Site(hosts, voters, "h1");
    }

    Optional<Change> next() {
      return POLICY.next(hosts, voters, leader);
    }

    Site after(Change change) {
      return new Site(hosts, new TreeSet<>(change.hosts()), leader);
    }

    boolean majorityLives(Collection<String> some) {
      long living = hosts.stream().filter(h -> some.contains(h.host()) && h.alive()).count();
      return living * 2 > some.size();
    }
  }

  @Property
  void theLivingAreAMajorityOfTheOldAndOfTheNew(@ForAll long seed) {
    Site site = Site.of(seed, false);

    site.next()
        .ifPresent(
            change -> {
              assertThat(site.majorityLives(site.voters())).isTrue();
              assertThat(site.majorityLives(change.hosts())).isTrue();
            });
  }

  @Property
  void theLeaderStays(@ForAll long seed) {
    Site site = Site.of(seed, false);

    site.next().ifPresent(change -> assertThat(change.hosts()).contains(site.leader()));
  }

  @Property
  void anEvenNumberIsNeverChosenButOnlyKept(@ForAll long seed) {
    Site site = Site.of(seed, false);

    site.next()
        .map(Change::hosts)
        .filter(hosts -> hosts.size() % 2 == 0)
        .ifPresent(hosts -> assertThat(hosts).hasSameSizeAs(site.voters()));
  }

  @Property
  void votersNeverGrowFewerThanThreeByThemselvesWhereThereAreThreeHosts(@ForAll long seed) {
    Site site = Site.of(seed, false);

    site.next()
        .filter(_ -> site.hosts().size() >= 3)
        .ifPresent(
            change ->
                assertThat(change.hosts().size())
                    .isGreaterThanOrEqualTo(Math.min(3, site.voters().size())));
  }

  @Property
  void nobodyNewVotesWhoCouldNot(@ForAll long seed) {
    Site site = Site.of(seed, false);

    site.next()
        .ifPresent(
            change ->
                assertThat(site.hosts())
                    .filteredOn(host -> change.hosts().contains(host.host()))
                    .filteredOn(host -> !site.voters().contains(host.host()))
                    .allMatch(host -> host.healthy() && host.preference() != Preference.NEVER)
                    .allMatch(host -> host.reach().compareTo(POLICY.stable()) >= 0));
  }

  @Property
  void theOrderOfTheHostsDoesNotMatter(@ForAll long seed) {
    Site site = Site.of(seed, false);
    var shuffled = new ArrayList<>(site.hosts());
    Collections.shuffle(shuffled, new Random(seed));

    assertThat(POLICY.next(shuffled, site.voters(), site.leader())).isEqualTo(site.next());
  }

  @Property
  void whereAllAreWellItSettlesAfterAFewChanges(@ForAll long seed) {
    Site site = Site.of(seed, true);
    int changes = 0;
    for (Change change = site.next().orElse(null);
        change != null;
        change = site.next().orElse(null)) {
      assertThat(++changes).isLessThanOrEqualTo(site.hosts().size() + 1);
      site = site.after(change);
    }

    long willing =
        site.hosts().stream()
            .filter(h -> h.preference() != Preference.NEVER || h.host().equals("h1"))
            .count();
    if (willing >= VoterPolicy.wanted(site.hosts().size())) {
      assertThat(site.voters().size())
          .isGreaterThanOrEqualTo(VoterPolicy.wanted(site.hosts().size()));
    }
  }

  @Property
  void aSiteInWhichAllMayVoteHasAsManyVotersAsItShouldAfterOneChange(@ForAll long seed) {
    Site some = Site.of(seed, true);
    var hosts =
        some.hosts().stream()
            .map(h -> new Candidate(h.host(), h.reach(), true, Preference.AUTO, h.rack()))
            .toList();
    var site = new Site(hosts, Set.of("h1"), "h1");

    Site after = site.next().map(site::after).orElse(site);

    assertThat(after.voters()).hasSize(VoterPolicy.wanted(hosts.size()));
    assertThat(after.next()).isEmpty();
  }

  @Property
  void whoLeavesVotesNoMore(@ForAll long seed) {
    Site site = Site.of(seed, false);
    String leaving = "h" + (2 + new Random(seed).nextInt(8));

    POLICY
        .without(site.hosts(), site.voters(), site.leader(), leaving)
        .ifPresent(
            change -> {
              assertThat(change.hosts()).doesNotContain(leaving).contains(site.leader());
              assertThat(change.hosts().size() % 2).isEqualTo(1);
              assertThat(site.majorityLives(site.voters())).isTrue();
              assertThat(site.majorityLives(change.hosts())).isTrue();
            });
  }
}
