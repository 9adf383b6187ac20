package org.xsm.xsmd.replica.members;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Who should order the site: a decision. One voter for one or two hosts, three for three or four,
 * five for more; spread over racks; the living instead of those long dead; and never a change that
 * the living could not carry.
 *
 * <p>The engine takes in one voter beside a lone one, so on the way from one to three there are two
 * for a moment, and either of them stops the site. It is begun only when both newcomers are there.
 * If the third fails to come after all, two stay two: a lone voter that reboots would have to wait
 * for every silent host, and in a site that had three hosts voters never grow fewer by themselves.
 * Only when an admin removed the third host, one goes back.
 *
 * @param stable how long a host must be in reach before it votes
 * @param dead how long a voter is out of reach before another takes its place
 */
public record VoterPolicy(Duration stable, Duration dead) {
  /** What holds for real sites. */
  public static final VoterPolicy DEFAULT =
      new VoterPolicy(Duration.ofSeconds(10), Duration.ofMinutes(10));

  /** Hosts that should vote from now on, sorted, and why. */
  public record Change(List<String> hosts, String why) {
    public Change {
      hosts = List.copyOf(hosts);
    }
  }

  /** How many voters a site of so many hosts has. */
  public static int wanted(int hosts) {
    return hosts >= 5 ? 5 : hosts >= 3 ? 3 : 1;
  }

  /**
   * What to change next, if anything.
   *
   * @param candidates all hosts of the site, the voters among them
   * @param voters the hosts that vote now
   * @param leader the host that leads; it stays
   */
  public Optional<Change> next(List<Candidate> candidates, Set<String> voters, String leader) {
    var judged = judged(candidates, voters, leader);
    return Stream.<Supplier<Optional<Change>>>of(
            judged::unwilling, judged::dead, judged::tooFew, judged::oneTooMany)
        .flatMap(reason -> reason.get().filter(judged::carried).stream())
        .findFirst();
  }

  /**
   * Who should vote when {@code leaving} goes because an admin says so; unlike a change by itself,
   * it may leave fewer voters than before.
   */
  public Optional<Change> without(
      List<Candidate> candidates, Set<String> voters, String leader, String leaving) {
    if (!voters.contains(leaving)) {
      return Optional.empty();
    }
    var others = candidates.stream().filter(c -> !c.host().equals(leaving)).toList();
    var rest = new TreeSet<>(voters);
    rest.remove(leaving);
    var judged = judged(others, rest, leader);
    int wanted = Math.min(wanted(others.size()), Math.max(rest.size(), 1));
    var kept = judged.best(rest, wanted);
    kept.addAll(judged.chosen(kept, wanted(others.size()) - kept.size()));
    if (kept.size() % 2 == 0 && kept.size() > 1) {
      kept = judged.best(kept, kept.size() - 1);
    }
    var change = new Change(List.copyOf(new TreeSet<>(kept)), leaving + " leaves the site");
    boolean canDecide = judged(candidates, voters, leader).majority(voters);
    return Optional.of(change).filter(c -> canDecide && judged.lives(c));
  }

  private Judged judged(List<Candidate> candidates, Set<String> voters, String leader) {
    Map<String, Candidate> byName =
        candidates.stream().collect(Collectors.toMap(Candidate::host, Function.identity()));
    return new Judged(this, byName, new TreeSet<>(voters), leader);
  }

  /** One look at the site. */
  private record Judged(
      VoterPolicy policy, Map<String, Candidate> hosts, Set<String> voters, String leader) {
    /** A voter that the site file takes the vote from. */
    Optional<Change> unwilling() {
      return voters.stream()
          .filter(voter -> !voter.equals(leader))
          .filter(voter -> preference(voter) == Candidate.Preference.NEVER)
          .findFirst()
          .flatMap(voter -> replaced(voter, "the site file says that " + voter + " never votes"));
    }

    Optional<Change> dead() {
      List<String> dead = voters.stream().filter(this::isDead).toList();
      boolean restHealthy =
          voters.stream().filter(voter -> !dead.contains(voter)).allMatch(this::isAlive);
      return dead.isEmpty() || !restHealthy
          ? Optional.empty()
          : replaced(dead.getFirst(), dead.getFirst() + " has been out of reach for too long");
    }

    Optional<Change> tooFew() {
      int missing = wanted(hosts.size()) - voters.size();
      if (missing <= 0) {
        return Optional.empty();
      }
      List<String> more = chosen(voters, missing);
      // An even number of voters bears no more losses than one less, and needs more for a majority.
      int useful = (voters.size() + more.size()) % 2 == 0 ? more.size() - 1 : more.size();
      if (useful <= 0) {
        return Optional.empty();
      }
      var all = new TreeSet<>(voters);
      all.addAll(more.subList(0, useful));
      String why = "a site of " + hosts.size() + " hosts has " + all.size() + " voters";
      return Optional.of(new Change(List.copyOf(all), why));
    }

    /** An even number of voters that is more than the site needs. */
    Optional<Change> oneTooMany() {
      if (voters.size() % 2 != 0 || voters.size() <= wanted(hosts.size())) {
        return Optional.empty();
      }
      Set<String> kept = best(voters, voters.size() - 1);
      String why = "a site of " + hosts.size() + " hosts has " + kept.size() + " voters";
      return Optional.of(new Change(List.copyOf(kept), why));
    }

    private Optional<Change> replaced(String voter, String why) {
      var rest = new TreeSet<>(voters);
      rest.remove(voter);
      List<String> instead = chosen(rest, 1);
      if (instead.isEmpty()) {
        return Optional.empty();
      }
      rest.addAll(instead);
      return Optional.of(new Change(List.copyOf(rest), why));
    }

    /** The best of those that could vote and do not, in racks without a voter first. */
    List<String> chosen(Set<String> voting, int count) {
      var chosen = new ArrayList<String>();
      Set<String> racks =
          voting.stream().map(this::rack).collect(Collectors.toCollection(HashSet::new));
      while (chosen.size() < count) {
        Optional<Candidate> best =
            hosts.values().stream()
                .filter(c -> !voting.contains(c.host()) && !chosen.contains(c.host()))
                .filter(this::mayVote)
                .min(
                    Comparator.comparing(Candidate::preference)
                        .thenComparing(c -> !c.rack().isEmpty() && racks.contains(c.rack()))
                        .thenComparing(Candidate::host));
        if (best.isEmpty()) {
          break;
        }
        chosen.add(best.get().host());
        racks.add(best.get().rack());
      }
      return chosen;
    }

    /** So many of these voters that are best kept: the leader, then the living. */
    Set<String> best(Set<String> some, int count) {
      return some.stream()
          .sorted(
              Comparator.comparing((String voter) -> !voter.equals(leader))
                  .thenComparing(voter -> !isAlive(voter))
                  .thenComparing(this::preference)
                  .thenComparing(Comparator.naturalOrder()))
          .limit(count)
          .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Whether the living are a majority of those who vote now and of those who would. */
    boolean carried(Change change) {
      return lives(change) && majority(voters);
    }

    boolean lives(Change change) {
      return majority(Set.copyOf(change.hosts()));
    }

    boolean majority(Set<String> some) {
      return some.stream().filter(this::isAlive).count() * 2 > some.size();
    }

    private boolean mayVote(Candidate candidate) {
      return candidate.preference() != Candidate.Preference.NEVER
          && candidate.healthy()
          && candidate.reach().compareTo(policy.stable()) >= 0;
    }

    private boolean isDead(String voter) {
      Candidate candidate = hosts.get(voter);
      return candidate == null
          || (!candidate.alive() && candidate.reach().negated().compareTo(policy.dead()) >= 0);
    }

    private boolean isAlive(String voter) {
      Candidate candidate = hosts.get(voter);
      return candidate != null && candidate.alive();
    }

    private Candidate.Preference preference(String voter) {
      Candidate candidate = hosts.get(voter);
      return candidate == null ? Candidate.Preference.NEVER : candidate.preference();
    }

    private String rack(String voter) {
      Candidate candidate = hosts.get(voter);
      return candidate == null ? "" : candidate.rack();
    }
  }
}
