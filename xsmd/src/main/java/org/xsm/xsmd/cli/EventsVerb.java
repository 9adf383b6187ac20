package org.xsm.xsmd.cli;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The verb {@code events}: a decision, what happens to the site, line by line. */
@Command(
    name = "events",
    header = "prints what happens to the site, as it happens",
    description = {
      "Prints how the site is, and then a line for each thing that changes: a revision, a host that"
          + " comes or goes, another leader, a majority lost or found, a refused save. It ends with"
          + " the daemon, or with Ctrl-C."
    })
final class EventsVerb implements HomeVerb {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);

  @Option(
      names = {"-n", "--number"},
      paramLabel = "N",
      description = "End after N changes. Default: never.")
  private int number;

  @Override
  public Manual manual() {
    return Manual.EMPTY
        .example("xsm events", "goes on printing")
        .example("xsm events --json | jq .changes", "gives each to a program")
        .end(Exit.OK, "the daemon ended, or nobody reads any more")
        .end(Exit.USAGE)
        .end(Exit.REFUSED, "you may not")
        .end(Exit.TIME_OUT, "nothing at all came for too long")
        .end(Exit.NO_DAEMON)
        .field(
            "(one line of JSON for each)",
            "{time, changes, status}: changes is a list of lines, status as xsm status --json");
  }

  @Override
  public Answer answer(Session session) {
    Terminal terminal = session.terminal();
    Fields before = Fields.NONE;
    int printed = 0;
    try (var events = StatusEvents.of(session.daemon())) {
      Optional<Fields> next = events.next();
      while (next.isPresent()) {
        Fields status = next.get();
        List<String> changes = StatusChanges.between(before, status);
        if (!changes.isEmpty() && !terminal.print(text(session, changes, status))) {
          return Answer.PRINTED;
        }
        printed += before.equals(Fields.NONE) || changes.isEmpty() ? 0 : 1;
        if (number > 0 && printed >= number) {
          return Answer.PRINTED;
        }
        before = status;
        next = events.next();
      }
    }
    return Answer.PRINTED;
  }

  private static String text(Session session, List<String> changes, Fields status) {
    Instant now = session.surroundings().clock().instant();
    if (session.json()) {
      Map<String, Object> line = new LinkedHashMap<>();
      line.put("time", now.toString());
      line.put("changes", changes);
      line.put("status", status.all());
      return JsonText.line(line);
    }
    ZoneId zone = session.surroundings().clock().getZone();
    String time = session.paint().faint(TIME.format(now.atZone(zone)));
    var text = new StringBuilder();
    changes.forEach(change -> text.append(time).append(' ').append(change).append('\n'));
    return text.toString();
  }
}
