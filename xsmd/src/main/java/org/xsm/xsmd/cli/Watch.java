package org.xsm.xsmd.cli;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Shows the status of a site as it changes: a decision. */
final class Watch {
  private static final Duration PAUSE = Duration.ofSeconds(1);

  private final Session session;
  private final Terminal terminal;

  Watch(Session session) {
    this.session = session;
    this.terminal = session.terminal();
  }

  Answer run() {
    if (session.json() || !session.surroundings().outIsTerminal()) {
      lines();
    } else {
      screen();
    }
    return Answer.PRINTED;
  }

  /** One page, or one line of JSON, after the other, until the daemon ends or nobody reads. */
  private void lines() {
    try (var events = StatusEvents.of(session.daemon())) {
      Optional<Fields> status = events.next();
      while (status.isPresent() && terminal.print(text(status.get()))) {
        status = events.next();
      }
    }
  }

  private String text(Fields status) {
    if (session.json()) {
      return JsonText.line(Map.of("status", status.all()));
    }
    var page = new StatusPage(status, session.paint(), session.surroundings().clock().instant());
    return String.join("\n", page.lines()) + "\n\n";
  }

  /** In place; a daemon that goes away may come back. */
  private void screen() {
    Fields last = Fields.NONE;
    try (Screen screen = Screen.open(terminal, session.surroundings())) {
      while (true) {
        try (var events = StatusEvents.of(session.daemon())) {
          for (var status = events.next(); status.isPresent(); status = events.next()) {
            last = status.get();
            if (!show(screen, last, "")) {
              return;
            }
          }
          if (!show(screen, last, "xsmd ended; waiting for it to come back")) {
            return;
          }
        } catch (Failure failure) {
          if (last.equals(Fields.NONE) || !show(screen, last, failure.sentence())) {
            throw failure;
          }
        }
        pause();
      }
    }
  }

  private boolean show(Screen screen, Fields status, String trouble) {
    Screen.Size size = screen.size();
    var view = new LiveView(session.paint(), session.surroundings().clock().instant());
    var seen = new LiveView.Seen(status.text("host"), status, trouble);
    return screen.show(view.lines(List.of(seen), size.width(), size.height()));
  }

  private static void pause() {
    try {
      Thread.sleep(PAUSE);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new Failure(Exit.FAILED, "interrupted", e);
    }
  }
}
