package org.xsm.xsmd.cli;

import static org.xsm.xsmd.cli.TextTable.cell;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** What some daemons say of their site, on a screen of a given size: a decision. */
final class LiveView {
  private static final String MARGIN = "  ";

  private final Paint paint;
  private final Instant now;

  LiveView(Paint paint, Instant now) {
    this.paint = paint;
    this.now = now;
  }

  /**
   * What one daemon said last.
   *
   * @param name what it is called where it did not say
   * @param status as it said; {@link Fields#NONE} if it never did
   * @param trouble why it says nothing now; empty if it does
   */
  record Seen(String name, Fields status, String trouble) {}

  /** Not more lines than {@code height}, none wider than {@code width}. */
  List<String> lines(List<Seen> daemons, int width, int height) {
    List<String> lines =
        daemons.size() == 1 ? one(daemons.getFirst(), height) : several(daemons, width, height);
    return lines.stream().limit(Math.max(0, height)).map(line -> Painted.cut(line, width)).toList();
  }

  private List<String> one(Seen daemon, int height) {
    if (daemon.trouble().isEmpty()) {
      return new StatusPage(daemon.status(), paint, now).lines(height);
    }
    var lines = new ArrayList<String>();
    lines.add(paint.boldRed("! ") + Plain.line(daemon.trouble()));
    if (!daemon.status().equals(Fields.NONE)) {
      lines.add("");
      lines.add(paint.faint("what it said last:"));
      lines.addAll(new StatusPage(daemon.status(), paint, now).lines(height - lines.size()));
    }
    return lines;
  }

  private List<String> several(List<Seen> daemons, int width, int height) {
    Fields newest = newest(daemons);
    var lines = new ArrayList<String>();
    lines.add(
        paint.bold("site " + Plain.line(newest.text("site")))
            + ": "
            + Words.count(daemons.size(), "daemon"));
    lines.add("");
    var table =
        new TextTable().head(paint, "DAEMON", "REVISION", "POSITION", "LEADER", "QUORUM", "FILE");
    daemons.forEach(daemon -> table.row(row(daemon, newest)));
    lines.addAll(table.lines());
    lines.addAll(last(newest.object("revision")));
    for (String trouble : troubles(daemons)) {
      List<String> wrapped =
          Words.wrap(trouble, Math.max(MARGIN.length(), width - MARGIN.length()));
      lines.add(paint.boldYellow("! ") + wrapped.getFirst());
      wrapped.stream().skip(1).forEach(line -> lines.add(MARGIN + line));
    }
    return lines.subList(0, Math.min(lines.size(), Math.max(0, height)));
  }

  private List<TextTable.Cell> row(Seen daemon, Fields newest) {
    Fields status = daemon.status();
    String name = status.text("host").isEmpty() ? daemon.name() : status.text("host");
    if (!daemon.trouble().isEmpty()) {
      return List.of(cell(name, paint::bold), cell("down", paint::red));
    }
    Fields revision = status.object("revision");
    boolean behind =
        revision.number("number") < newest.object("revision").number("number")
            || !revision.text("id").equals(newest.object("revision").text("id"));
    String number = revision.number("number") + " " + RevisionLine.id(revision);
    return List.of(
        cell(name, paint::bold),
        behind ? cell(number, paint::yellow) : cell(number, paint::green),
        cell(StatusPage.position(status.object("position"))),
        cell(status.text("leader").isEmpty() ? "none" : status.text("leader")),
        status.truth("quorum") ? cell("yes", paint::green) : cell("no", paint::red),
        file(status.object("workingCopy").text("state")));
  }

  private TextTable.Cell file(String state) {
    return switch (state) {
      case "clean" -> cell(state, paint::green);
      case "pending" -> cell(state, paint::yellow);
      default -> cell(state, paint::red);
    };
  }

  private List<String> last(Fields revision) {
    if (revision.number("number") == 0) {
      return List.of();
    }
    String age =
        Age.between(revision.text("time"), now).map(each -> ", " + each + " ago").orElse("");
    return List.of(
        "",
        RevisionLine.brief(revision)
            + " by "
            + RevisionLine.by(revision)
            + age
            + RevisionLine.said(revision),
        "");
  }

  private static Set<String> troubles(List<Seen> daemons) {
    var troubles = new LinkedHashSet<String>();
    for (Seen daemon : daemons) {
      if (!daemon.trouble().isEmpty()) {
        troubles.add(Plain.line(daemon.name() + ": " + daemon.trouble()));
      }
      if (daemon.trouble().isEmpty() && !daemon.status().truth("quorum")) {
        troubles.add(Plain.line(daemon.name() + ": " + daemon.status().text("quorumWhy")));
      }
      if (!daemon.status().object("workingCopy").text("message").isEmpty()) {
        troubles.add(file(daemon));
      }
      daemon.status().texts("degraded").forEach(line -> troubles.add(Plain.line(line)));
    }
    return troubles;
  }

  private static String file(Seen daemon) {
    Fields copy = daemon.status().object("workingCopy");
    return Plain.line(
        daemon.name() + ": " + copy.text("path") + " is not committed: " + copy.text("message"));
  }

  /** The status that knows most. */
  private static Fields newest(List<Seen> daemons) {
    return daemons.stream()
        .map(Seen::status)
        .max(
            Comparator.comparingLong((Fields status) -> status.object("position").number("epoch"))
                .thenComparingLong(status -> status.object("position").number("index")))
        .orElse(Fields.NONE);
  }
}
