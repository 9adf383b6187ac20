package org.xsm.xsmd.replica;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Whose clock is wrong, by what most of the others' say: a decision. Commands are not ordered by
 * clocks, and sessions do not end by them, but certificates, tokens and everything that is noted
 * have a time.
 */
final class Clocks {
  /** What a host that stood still for a while, or is busy, may seem to differ by. */
  static final Duration APART = Duration.ofSeconds(30);

  private Clocks() {}

  /**
   * What is to be said of them.
   *
   * @param ahead by how much the clock of each other host is ahead of this host's
   */
  static List<String> findings(String self, Map<String, Duration> ahead) {
    var all = new TreeMap<>(ahead);
    all.put(self, Duration.ZERO);
    List<Duration> agreed = largestGroup(all.values().stream().sorted().toList());
    if (agreed.size() == all.size()) {
      return List.of();
    }
    if (agreed.size() * 2 <= all.size()) {
      return List.of(
          "the clocks of " + String.join(", ", all.keySet()) + " differ; set those that are wrong");
    }
    Duration right = agreed.get(agreed.size() / 2);
    var findings = new ArrayList<String>();
    all.forEach(
        (host, time) -> {
          Duration off = time.minus(right);
          if (off.abs().compareTo(APART) > 0) {
            String whose = host.equals(self) ? "this host" : "\"" + host + "\"";
            findings.add(
                "the clock of "
                    + whose
                    + " is "
                    + words(off.abs())
                    + (off.isNegative() ? " behind" : " ahead of")
                    + " the others'; set it right");
          }
        });
    return findings;
  }

  /** The most that lie close together; of several such, the earliest. */
  private static List<Duration> largestGroup(List<Duration> sorted) {
    List<Duration> largest = List.of();
    for (int from = 0; from < sorted.size(); from++) {
      int to = from;
      while (to < sorted.size() && sorted.get(to).minus(sorted.get(from)).compareTo(APART) <= 0) {
        to++;
      }
      if (to - from > largest.size()) {
        largest = sorted.subList(from, to);
      }
    }
    return largest;
  }

  /** The two largest units; of much time, what it took to hear of it is no part. */
  private static String words(Duration time) {
    Duration about = time.toMinutes() < 1 ? time : time.plusSeconds(30);
    if (about.toDays() > 0) {
      return about.toDays() + " d " + about.toHoursPart() + " h";
    }
    if (about.toHours() > 0) {
      return about.toHours() + " h " + about.toMinutesPart() + " min";
    }
    return time.toMinutes() + " min " + time.toSecondsPart() + " s";
  }
}
