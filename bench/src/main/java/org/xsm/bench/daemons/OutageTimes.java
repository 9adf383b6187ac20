package org.xsm.bench.daemons;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.xsm.bench.daemons.LocalApi.Answer;

/**
 * Times for how long no edit is answered after the leader of four daemons was killed, and after it
 * was put to sleep: a command. An edit is tried every few milliseconds through one of the voters
 * that are left; the time is from the blow to the end of the first one that began after it and was
 * committed. The argument is how often each.
 */
final class OutageTimes {
  private static final Duration TRY = Duration.ofSeconds(10);
  private static final Duration LONGEST = Duration.ofSeconds(60);

  private int round;

  private OutageTimes() {}

  public static void main(String[] arguments) {
    int times = arguments.length == 0 ? 7 : Integer.parseInt(arguments[0]);
    var outage = new OutageTimes();
    try (var site = LocalSite.of(4)) {
      outage.report(site, "kill -9", times, Member::kill, Member::restart);
      outage.report(site, "SIGSTOP", times, Member::pause, Member::resume);
    }
    System.exit(0);
  }

  /** Something that is done to a daemon. */
  private interface Blow {
    void at(Member member);
  }

  private void report(LocalSite site, String name, int times, Blow blow, Blow mend) {
    var outages = new double[times];
    for (int i = 0; i < times; i++) {
      outages[i] = outage(site, blow, mend);
    }
    Arrays.sort(outages);
    System.out.printf(
        Locale.ROOT,
        "%s of the leader, %d times: median %.2f s, least %.2f s, most %.2f s%n",
        name,
        times,
        outages[times / 2],
        outages[0],
        outages[times - 1]);
  }

  private double outage(LocalSite site, Blow blow, Blow mend) {
    settle(site);
    Member leader = site.leader();
    Member through =
        site.voters().stream().filter(member -> member != leader).findFirst().orElseThrow();
    List<Member> others = site.members().stream().filter(member -> member != leader).toList();
    long began = System.nanoTime();
    blow.at(leader);
    try {
      while (!edits(through)) {
        if (System.nanoTime() - began > LONGEST.toNanos()) {
          throw new IllegalStateException("no edit goes through any more, of " + others);
        }
        Waiting.pause(Duration.ofMillis(10));
      }
      return (System.nanoTime() - began) / 1e9;
    } finally {
      mend.at(leader);
    }
  }

  /** All in reach of each other, and edits go through each of them. */
  private void settle(LocalSite site) {
    Waiting.until(
        LONGEST,
        () -> site.members().stream().allMatch(member -> edits(member) && seesAll(member)),
        () -> "the site does not come to rest");
    // Long enough for what had to be caught up.
    Waiting.pause(Duration.ofSeconds(2));
  }

  private static boolean seesAll(Member member) {
    var members = member.api().status().path("members");
    return members.size() == 4
        && Stream.iterate(0, i -> i < members.size(), i -> i + 1)
            .allMatch(i -> members.path(i).path("alive").asBoolean());
  }

  private boolean edits(Member through) {
    Answer text = through.api().text(false, TRY);
    if (!text.isDone()) {
      return false;
    }
    String plain = text.body().replaceFirst(" description=\"[^\"]*\"", "");
    String marked =
        plain.replaceFirst(
            "<site xmlns=\"urn:xsm:site:1\"", "$0 description=\"round " + ++round + "\"");
    return through.api().edit(marked, text.revision(), TRY).isDone();
  }
}
