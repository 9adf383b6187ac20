package org.xsm.xsmd.cli;

import static org.xsm.xsmd.cli.TextTable.cell;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The verb {@code log}: a decision, the history of the site. */
@Command(
    name = "log",
    header = "shows who changed the site, when and why",
    description = {"Shows the newest revisions, the newest first."})
final class LogVerb implements HomeVerb {
  private static final int PAGE = 100;

  @Option(
      names = {"-n", "--number"},
      paramLabel = "N",
      description = "How many. Default: ${DEFAULT-VALUE}.",
      defaultValue = "20")
  private int number;

  @Option(
      names = "--before",
      paramLabel = "REVISION",
      description = "Only those before a revision.")
  private @Nullable Long before;

  @Option(
      names = {"-l", "--long"},
      description = "All that is known of each, with its whole message.")
  private boolean whole;

  @Override
  public Manual manual() {
    return Manual.EMPTY
        .example("xsm log", "shows the newest, a line each")
        .example("xsm log -n 3 --long", "shows three of them whole")
        .example("xsm log --before 12", "shows those before revision 12")
        .end(Exit.OK)
        .end(Exit.USAGE)
        .end(Exit.REFUSED, "this user may not")
        .end(Exit.TIME_OUT)
        .end(Exit.NO_DAEMON)
        .field("revisions", "a list of revisions, as xsm status --json has them");
  }

  @Override
  public Answer answer(Session session) {
    if (number < 1) {
      throw new Failure(Exit.USAGE, "--number=" + number + " is none; write 1 or more");
    }
    List<Fields> revisions = revisions(session.daemon());
    ZoneId zone = session.surroundings().clock().getZone();
    String text =
        whole ? whole(revisions, session.paint(), zone) : brief(revisions, session.paint(), zone);
    return Answer.results(Exit.OK, text)
        .withNotes(more(revisions))
        .with("revisions", revisions.stream().map(Fields::all).toList());
  }

  /** As many as were asked for; the daemon gives them page by page. */
  private List<Fields> revisions(Daemon daemon) {
    var all = new ArrayList<Fields>();
    long end = before == null ? 0 : before;
    while (all.size() < number) {
      Query query = Query.of("/revisions").with("limit", Math.min(PAGE, number - all.size()));
      List<Fields> page =
          daemon.get(end == 0 ? query : query.with("before", end)).objects("revisions");
      if (page.isEmpty() || (end != 0 && page.getLast().number("number") >= end)) {
        return all;
      }
      all.addAll(page);
      end = page.getLast().number("number");
      if (end <= 1) {
        return all;
      }
    }
    return List.copyOf(all.subList(0, number));
  }

  private String more(List<Fields> revisions) {
    boolean all = revisions.isEmpty() || revisions.getLast().number("number") <= 1;
    return all || revisions.size() < number
        ? ""
        : "older ones: xsm log --before " + revisions.getLast().number("number") + "\n";
  }

  private static String brief(List<Fields> revisions, Paint paint, ZoneId zone) {
    var table = new TextTable();
    for (Fields revision : revisions) {
      table.row(
          List.of(
              cell(String.valueOf(revision.number("number")), paint::yellow),
              cell(RevisionLine.id(revision), paint::faint),
              cell(RevisionLine.time(revision, zone)),
              cell(RevisionLine.by(revision), paint::cyan),
              cell(RevisionLine.title(revision))));
    }
    return lines(table.lines());
  }

  private static String whole(List<Fields> revisions, Paint paint, ZoneId zone) {
    var lines = new ArrayList<String>();
    for (Fields revision : revisions) {
      lines.add(paint.yellow("revision " + revision.number("number")));
      lines.add("id:      " + Plain.line(revision.text("id")));
      lines.add("parent:  " + Plain.line(revision.text("parent")));
      lines.add("author:  " + RevisionLine.by(revision));
      lines.add("date:    " + RevisionLine.time(revision, zone));
      lines.add("size:    " + Words.count(revision.number("size"), "byte"));
      lines.add("");
      revision
          .text("message")
          .strip()
          .lines()
          .forEach(line -> lines.add("    " + Plain.line(line)));
      lines.add("");
    }
    return lines(lines);
  }

  private static String lines(List<String> lines) {
    return lines.isEmpty() ? "" : String.join("\n", lines).stripTrailing() + "\n";
  }
}
