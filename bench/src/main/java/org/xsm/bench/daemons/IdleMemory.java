package org.xsm.bench.daemons;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import org.xsm.bench.daemons.LocalApi.Answer;

/**
 * Says how much memory idle daemons have resident, bounded as the demo bounds them, after they took
 * some edits of a site of 100 KB and some minutes of peace: a command. The argument is how many
 * minutes.
 */
final class IdleMemory {
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private IdleMemory() {}

  public static void main(String[] arguments) {
    int minutes = arguments.length == 0 ? 3 : Integer.parseInt(arguments[0]);
    try (var site = LocalSite.of(4)) {
      report(site, "just formed");
      edit(site.leader());
      report(site, "after 20 edits of a site of 100 KB");
      Waiting.pause(Duration.ofMinutes(minutes));
      report(site, "after " + minutes + " minutes of peace");
    }
    System.exit(0);
  }

  private static void edit(Member through) {
    Answer text = through.api().text(true, PATIENCE);
    String next = Texts.filled(text.body(), 100_000, 1);
    long base = text.revision();
    for (int i = 0; i < 20; i++) {
      Answer answer = through.api().edit(next, base, PATIENCE);
      // One that fails, as on a machine with much else to do, is passed over.
      base = answer.isDone() ? answer.revision() : through.api().text(true, PATIENCE).revision();
      next = Texts.next(next, i + 2);
    }
  }

  private static void report(LocalSite site, String when) {
    var voters = site.voters();
    Member leader = site.leader();
    System.out.println(when + ":");
    for (Member member : site.members()) {
      String kind =
          member == leader ? "voter that leads" : voters.contains(member) ? "voter" : "no voter";
      System.out.printf(Locale.ROOT, "  %s  %-16s  %4d MB%n", member, kind, resident(member.pid()));
    }
  }

  private static long resident(long pid) {
    try {
      return Files.readAllLines(Path.of("/proc", Long.toString(pid), "status"), UTF_8).stream()
              .filter(line -> line.startsWith("VmRSS:"))
              .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")))
              .findFirst()
              .orElseThrow()
          * 1024
          / 1_000_000;
    } catch (IOException e) {
      throw new UncheckedIOException("cannot see the memory of process " + pid, e);
    }
  }
}
