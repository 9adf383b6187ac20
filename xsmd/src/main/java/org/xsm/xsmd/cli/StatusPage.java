package org.xsm.xsmd.cli;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** The status of a site as one page: a decision. */
final class StatusPage {
  private final Fields status;
  private final Paint paint;
  private final Instant now;

  StatusPage(Fields status, Paint paint, Instant now) {
    this.status = status;
    this.paint = paint;
    this.now = now;
  }

  /** The whole page. */
  List<String> lines() {
    var lines = new ArrayList<>(head());
    lines.add("");
    lines.addAll(table().lines());
    lines.addAll(troubles());
    return lines;
  }

  /** The page in as many lines as there are; the table of hosts gives way. */
  List<String> lines(int height) {
    List<String> head = head();
    List<String> troubles = troubles();
    int room = height - head.size() - 1 - troubles.size();
    var lines = new ArrayList<>(head);
    if (room >= 3) {
      lines.add("");
      lines.addAll(table().lines(room));
    }
    lines.addAll(troubles);
    return List.copyOf(lines.subList(0, Math.min(Math.max(1, height), lines.size())));
  }

  private List<String> head() {
    return List.of(
        paint.bold("site " + plain("site")) + ", as " + plain("host") + " sees it" + version(),
        item("revision", revision()),
        item("position", position(status.object("position"))),
        item("leader", leader()),
        item("quorum", quorum()),
        item("file", workingCopy(status.object("workingCopy"), paint)));
  }

  private MemberTable table() {
    return new MemberTable(status.objects("members"), status.text("host"), paint, now);
  }

  /** What is not as it should be. */
  private List<String> troubles() {
    var lines = new ArrayList<String>();
    for (String line : status.texts("degraded")) {
      lines.add(paint.boldYellow("! ") + Plain.line(line));
    }
    List<String> reconciling = status.texts("reconciling");
    if (!reconciling.isEmpty()) {
      lines.add(
          paint.boldYellow("! ")
              + "nothing is started, removed or placed until these report their guests: "
              + Plain.line(String.join(", ", reconciling)));
    }
    if (!lines.isEmpty()) {
      lines.addFirst("");
    }
    return lines;
  }

  private String revision() {
    Fields revision = status.object("revision");
    String age =
        Age.between(revision.text("time"), now).map(each -> ", " + each + " ago").orElse("");
    String title = RevisionLine.title(revision);
    return paint.bold(String.valueOf(revision.number("number")))
        + " ("
        + RevisionLine.id(revision)
        + ") by "
        + RevisionLine.by(revision)
        + age
        + (title.isEmpty() ? "" : ": " + title);
  }

  /** As in {@code 1/42 (77aa01cc9e12)}. */
  static String position(Fields position) {
    return position.number("epoch")
        + "/"
        + position.number("index")
        + " ("
        + RevisionLine.shortened(position.text("hash"))
        + ")";
  }

  private String leader() {
    String leader = plain("leader");
    return leader.isEmpty() ? paint.red("none") : leader;
  }

  private String quorum() {
    if (!status.truth("quorum")) {
      return paint.red("no") + ": " + plain("quorumWhy");
    }
    List<Fields> voters =
        status.objects("members").stream().filter(member -> member.truth("voter")).toList();
    long alive = voters.stream().filter(member -> member.truth("alive")).count();
    return paint.green("yes")
        + ": "
        + alive
        + " of "
        + Words.count(voters.size(), "voter")
        + " in reach";
  }

  /** The file that admins edit on this host. */
  static String workingCopy(Fields copy, Paint paint) {
    String path = Plain.line(copy.text("path"));
    String message = Plain.line(copy.text("message"));
    String state =
        switch (copy.text("state")) {
          case "clean" -> paint.green("as committed");
          case "pending" -> paint.yellow("edited, on its way");
          case "refused" -> paint.red("edited and refused");
          case "conflict" -> paint.red("edited, in conflict with others");
          case "unreadable" -> paint.red("cannot be read");
          case "" -> "not known";
          default -> Plain.line(copy.text("state"));
        };
    return (path.isEmpty() ? "" : path + ", ") + state + (message.isEmpty() ? "" : ": " + message);
  }

  private String version() {
    String version = plain("version");
    return version.isEmpty() ? "" : paint.faint(" (xsmd " + version + ")");
  }

  private String item(String name, String value) {
    return "  " + paint.faint(name + " ".repeat(10 - name.length())) + value;
  }

  private String plain(String name) {
    return Plain.line(status.text(name));
  }
}
