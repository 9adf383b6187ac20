package org.xsm.xsmd.cli;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Shows the daemons of a demo, until they are gone or nobody looks any more: a decision. */
final class LiveDemo {
  private static final Duration PAUSE = Duration.ofMillis(400);

  private final Session session;
  private final List<Path> homes;
  private final Map<Path, Fields> last = new HashMap<>();

  LiveDemo(Session session, List<Path> homes) {
    this.session = session;
    this.homes = List.copyOf(homes);
  }

  void run() {
    if (session.surroundings().outIsTerminal() && !session.json()) {
      screen();
    } else {
      lines();
    }
  }

  private void screen() {
    try (Screen screen = Screen.open(session.terminal(), session.surroundings())) {
      boolean looked = true;
      while (looked) {
        Screen.Size size = screen.size();
        var view = new LiveView(session.paint(), session.surroundings().clock().instant());
        List<LiveView.Seen> seen = ask();
        List<String> hints = hints();
        int room = size.height() - hints.size() - 1;
        var lines = new ArrayList<>(view.lines(seen, size.width(), room));
        lines.add("");
        hints.forEach(hint -> lines.add(Painted.cut(session.paint().faint(hint), size.width())));
        looked = screen.show(lines) && isAlive(seen) && goOn();
      }
    }
  }

  /** What one may try meanwhile, in another terminal. */
  private List<String> hints() {
    Path second = homes.get(Math.min(1, homes.size() - 1));
    Path last = homes.getLast();
    return List.of(
        "edit and save, on any host  " + second.resolve("etc").resolve("site.xml"),
        "ask one                     xsm --home " + second + " status",
        "stop one                    kill $(cat " + last.resolve("run").resolve("lock") + ")",
        "start it again              xsm --home " + last + " up",
        "end it all                  Ctrl-C");
  }

  /** What changes, host by host. */
  private void lines() {
    boolean read = session.json() || session.terminal().print(String.join("\n", hints()) + "\n\n");
    Map<String, Fields> before = new HashMap<>();
    while (read) {
      List<LiveView.Seen> all = ask();
      for (LiveView.Seen seen : all) {
        Fields was = before.getOrDefault(seen.name(), Fields.NONE);
        if (seen.trouble().isEmpty() && session.json()) {
          read &= was.equals(seen.status()) || session.terminal().print(json(seen));
          before.put(seen.name(), seen.status());
        } else if (seen.trouble().isEmpty()) {
          for (String change : StatusChanges.between(was, seen.status())) {
            read &= session.terminal().print(seen.name() + ": " + change + "\n");
          }
          before.put(seen.name(), seen.status());
        }
      }
      read &= isAlive(all) && goOn();
    }
  }

  private static String json(LiveView.Seen seen) {
    return JsonText.line(Map.of("daemon", seen.name(), "status", seen.status().all()));
  }

  private List<LiveView.Seen> ask() {
    return homes.stream().map(this::ask).toList();
  }

  private LiveView.Seen ask(Path home) {
    String name = String.valueOf(home.getFileName());
    try {
      Fields status =
          Daemon.of(new Home(home, home), session.surroundings()).get(Query.of("/status"));
      last.put(home, status);
      return new LiveView.Seen(name, status, "");
    } catch (Failure failure) {
      return new LiveView.Seen(name, last.getOrDefault(home, Fields.NONE), failure.sentence());
    } catch (Declined declined) {
      return new LiveView.Seen(name, last.getOrDefault(home, Fields.NONE), declined.sentence());
    }
  }

  /** A demo whose daemons are all gone is over. */
  private static boolean isAlive(List<LiveView.Seen> seen) {
    return seen.stream().anyMatch(each -> each.trouble().isEmpty());
  }

  private static boolean goOn() {
    try {
      Thread.sleep(PAUSE);
      return true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
