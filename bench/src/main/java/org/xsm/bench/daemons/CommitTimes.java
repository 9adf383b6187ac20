package org.xsm.bench.daemons;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.xsm.bench.daemons.LocalApi.Answer;

/**
 * Times edits from before the HTTP call until its answer, one after the other, through each kind of
 * host of a site of real daemons, and of that the time from asking the leader until a majority has
 * it, which leaves out the first host's judging; and says how much processor time all daemons
 * together took for each: a command. The argument is how many hosts the site has; three of four
 * vote, five of six. An answer means that a majority has it on its disk.
 */
final class CommitTimes {
  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final int UNCOUNTED = 40;
  private static final int COUNTED = 100;
  private static final int MOST_FAILED = 10;

  private CommitTimes() {}

  public static void main(String[] arguments) {
    int hosts = arguments.length == 0 ? 4 : Integer.parseInt(arguments[0]);
    try (var site = LocalSite.of(hosts)) {
      List<Member> voters = site.voters();
      Member leader = site.leader();
      Member voter = voters.stream().filter(m -> m != leader).findFirst().orElseThrow();
      Member other = site.others().getFirst();
      System.out.println(
          "voters  text       through     p50       p99       most      ordered   p99       processors");
      for (int size : new int[] {10_000, 100_000, 1_000_000}) {
        grow(leader, size);
        measure(site, size, "leader", leader);
        measure(site, size, "voter", voter);
        measure(site, size, "other host", other);
      }
      if (site.leader() != leader) {
        System.out.println("another host led in the end: these figures are of no leader");
      }
    }
    System.exit(0);
  }

  private static void grow(Member through, int size) {
    Answer text = through.api().text(true, PATIENCE);
    String plain = text.body().replaceFirst("(?s)  <configs>.*</set>\\s*", "");
    done(through.api().edit(Texts.filled(plain, size, 1), text.revision(), PATIENCE));
  }

  private static void measure(LocalSite site, int size, String kind, Member through) {
    Answer last = through.api().text(true, PATIENCE);
    String text = last.body();
    long base = last.revision();
    int counted = size > 500_000 ? COUNTED / 4 : COUNTED;
    int uncounted = size > 500_000 ? UNCOUNTED / 4 : UNCOUNTED;
    var times = new double[counted];
    var ordered = new double[counted];
    Duration busy = Duration.ZERO;
    int failed = 0;
    int i = -uncounted;
    while (i < counted) {
      text = Texts.next(text, (int) base + 1);
      if (i == 0) {
        busy = busy(site);
      }
      long began = System.nanoTime();
      Answer answer = through.api().edit(text, base, PATIENCE);
      double took = (System.nanoTime() - began) / 1e6;
      if (!answer.isDone()) {
        // On a machine with much else to do, the voters may take each other for dead.
        System.out.println("failed, and not counted: " + answer.status() + " " + answer.body());
        base = through.api().text(true, PATIENCE).revision();
        if (++failed > MOST_FAILED) {
          throw new IllegalStateException("too many edits failed");
        }
        continue;
      }
      base = answer.revision();
      if (i >= 0) {
        times[i] = took;
        ordered[i] = answer.json().path("orderedInMs").asDouble();
      }
      i++;
    }
    double busyEach = busy(site).minus(busy).toNanos() / 1e6 / counted;
    Arrays.sort(times);
    Arrays.sort(ordered);
    System.out.printf(
        Locale.ROOT,
        "%6d  %7d B  %-10s  %6.1f ms %6.1f ms %6.1f ms %6.1f ms %6.1f ms %6.1f ms%n",
        site.voters().size(),
        size,
        kind,
        times[counted / 2],
        times[(int) Math.ceil(counted * 0.99) - 1],
        times[counted - 1],
        ordered[counted / 2],
        ordered[(int) Math.ceil(counted * 0.99) - 1],
        busyEach);
  }

  /** The processor time that all daemons took so far. */
  private static Duration busy(LocalSite site) {
    return site.members().stream()
        .flatMap(member -> ProcessHandle.of(member.pid()).stream())
        .flatMap(process -> process.info().totalCpuDuration().stream())
        .reduce(Duration.ZERO, Duration::plus);
  }

  private static void done(Answer answer) {
    if (!answer.isDone()) {
      throw new IllegalStateException("an edit failed: " + answer.status() + " " + answer.body());
    }
  }
}
