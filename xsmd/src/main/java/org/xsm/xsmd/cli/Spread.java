package org.xsm.xsmd.cli;

import java.time.Duration;
import java.util.List;
import org.xsm.xsmd.cli.http.Deadline;

/** Waits until the hosts in reach have a revision: a decision. */
final class Spread {
  private static final Duration PAUSE = Duration.ofMillis(300);

  private final Session session;
  private final Daemon daemon;

  Spread(Session session, Daemon daemon) {
    this.session = session;
    this.daemon = daemon;
  }

  /** The answer of a change, when its revision is everywhere or time is out. */
  Answer await(Answer answer, long revision, Duration atMost) {
    Deadline deadline = Deadline.in(atMost);
    String told = "";
    while (true) {
      Fields status = daemon.get(Query.of("/status"));
      List<Fields> alive =
          status.objects("members").stream().filter(member -> member.truth("alive")).toList();
      List<String> behind =
          alive.stream()
              .filter(member -> member.number("revision") < revision)
              .map(Spread::line)
              .toList();
      if (behind.isEmpty()) {
        return said(answer, status, alive.size()).with("behind", List.of());
      }
      String now =
          (alive.size() - behind.size())
              + " of "
              + Words.count(alive.size(), "host")
              + " in reach have revision "
              + revision;
      if (deadline.isPast()) {
        return late(answer, now, behind);
      }
      if (!now.equals(told)) {
        session.terminal().say(now + "\n");
        told = now;
      }
      pause(deadline);
    }
  }

  private static Answer said(Answer answer, Fields status, int alive) {
    int away = status.objects("members").size() - alive;
    String reach = away == 0 ? "all " + Words.count(alive, "host") : Words.count(alive, "host");
    String more = away == 0 ? "" : " (" + away + " out of reach)";
    return answer.withNotes(reach + more + " have it\n");
  }

  private static Answer late(Answer answer, String now, List<String> behind) {
    String sentence = "time is out: " + now + "; behind: " + String.join(", ", behind);
    return answer
        .ending(Exit.TIME_OUT)
        .withNotes("xsm: " + sentence + "\n")
        .with("error", sentence)
        .with("behind", behind);
  }

  private static String line(Fields member) {
    return Plain.line(member.text("name")) + " (" + member.number("revision") + ")";
  }

  private static void pause(Deadline deadline) {
    Duration left = deadline.left();
    try {
      Thread.sleep(left.compareTo(PAUSE) < 0 ? left : PAUSE);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new Failure(Exit.TIME_OUT, "interrupted while hosts were waited for", e);
    }
  }
}
