package org.xsm.bench.history;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import org.xsm.bench.daemons.LocalApi;
import org.xsm.bench.daemons.LocalApi.Answer;
import org.xsm.bench.daemons.LocalSite;
import org.xsm.bench.daemons.Waiting;

/**
 * Records a history against four daemons, three of them voters, while some of them die and sleep,
 * and checks it: a command. Two arguments, a seed and how many operations; with none, a seed of the
 * day's own and 3,000. What the seed decides is what clients and faults do, not what comes of it.
 */
public final class Histories {
  private static final int HOSTS = 4;
  private static final int CLIENTS = 8;
  private static final Duration LONGEST = Duration.ofMinutes(60);

  private final long seed;
  private final int operations;
  private final PrintStream out;

  /** Runs with a seed, and says on {@code out} what happens. */
  public Histories(long seed, int operations, PrintStream out) {
    this.seed = seed;
    this.operations = operations;
    this.out = out;
  }

  public static void main(String[] arguments) {
    long seed = arguments.length > 0 ? Long.parseLong(arguments[0]) : new Random().nextLong();
    int operations = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 3000;
    String objection = new Histories(seed, operations, System.out).run();
    if (!objection.isEmpty()) {
      System.out.println("FAILED: " + objection);
    }
    // The clients' HTTP threads are none of ours to stop.
    System.exit(objection.isEmpty() ? 0 : 1);
  }

  /** What is wrong with what the site answered, in words; nothing if it was one register. */
  public String run() {
    out.println("seed " + seed + ", " + operations + " operations, " + CLIENTS + " clients");
    try (var site = LocalSite.of(HOSTS)) {
      out.println("voters " + site.voters() + ", others " + site.others());
      begin(site);
      var recording = new Recording(operations);
      var faults = new Faults(site.members(), recording, new Random(seed), out);
      work(site, recording, faults);
      out.println(faults.summary() + ", answers " + recording.counts());
      settle(site, recording);
      return judge(recording.operations());
    }
  }

  /** The first edit; a site that has just formed may still change who leads. */
  private static void begin(LocalSite site) {
    Waiting.until(
        Duration.ofSeconds(60),
        () -> {
          LocalApi through = site.leader().api();
          Answer text = through.text(true, Duration.ofSeconds(10));
          return text.isDone()
              && through
                  .edit(Register.begin(text.body()), text.revision(), Duration.ofSeconds(10))
                  .isDone();
        },
        () -> "the register cannot be made");
  }

  private void work(LocalSite site, Recording recording, Faults faults) {
    var threads = new ArrayList<Thread>();
    for (int i = 1; i <= CLIENTS; i++) {
      var client = new Client(i, site.members(), recording, new Random(seed + i));
      threads.add(Thread.ofVirtual().name("client " + i).start(client));
    }
    var trouble = Thread.ofVirtual().name("faults").start(faults);
    threads.add(trouble);
    long end = System.nanoTime() + LONGEST.toNanos();
    try {
      for (Thread thread : threads) {
        if (!thread.join(Duration.ofNanos(Math.max(1, end - System.nanoTime())))) {
          throw new IllegalStateException(thread.getName() + " does not end");
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }

  /** Every host reads the same in the end. */
  private static void settle(LocalSite site, Recording recording) {
    var last = new Client(0, site.members(), recording, new Random(0));
    for (var member : site.members()) {
      Waiting.until(
          Duration.ofSeconds(60),
          () -> last.reads(member),
          () -> member + " answers no read after all faults are over");
    }
  }

  private String judge(List<Operation> history) {
    if (history.size() < operations / 4) {
      return "only " + history.size() + " operations of " + operations + " came to anything";
    }
    Optional<String> numbers = RevisionCheck.objection(history);
    long began = System.nanoTime();
    Verdict verdict = RegisterCheck.of(Register.FIRST, history);
    out.printf(
        Locale.ROOT,
        "searched %d operations in %d steps and %d ms: %s%n",
        history.size(),
        verdict.steps(),
        (System.nanoTime() - began) / 1_000_000,
        verdict.linearizable() ? "linearizable" : "not linearizable");
    if (verdict.linearizable() && numbers.isEmpty()) {
      return "";
    }
    return numbers.map(why -> why + "; ").orElse("")
        + (verdict.linearizable() ? "" : "no place for " + verdict.stuck() + "; ")
        + "the history is in "
        + keep(history);
  }

  private Path keep(List<Operation> history) {
    try {
      Path file = Files.createTempFile("history-" + seed + "-", ".txt");
      Files.write(file, history.stream().map(Operation::toString).toList());
      return file;
    } catch (IOException e) {
      throw new IllegalStateException("cannot keep the history", e);
    }
  }
}
