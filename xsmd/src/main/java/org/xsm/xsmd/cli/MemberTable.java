package org.xsm.xsmd.cli;

import static org.xsm.xsmd.cli.TextTable.cell;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.UnaryOperator;

/** The hosts of a site as a table: a decision. */
final class MemberTable {
  private final List<Fields> members;
  private final String here;
  private final Paint paint;
  private final Instant now;
  private final long revision;
  private final long index;

  /**
   * @param here the host that says so; empty if it is not known
   */
  MemberTable(List<Fields> members, String here, Paint paint, Instant now) {
    this.members = List.copyOf(members);
    this.here = here;
    this.paint = paint;
    this.now = now;
    this.revision = members.stream().mapToLong(each -> each.number("revision")).max().orElse(0);
    this.index = members.stream().mapToLong(MemberTable::index).max().orElse(0);
  }

  /** All of them, in the order that they came in. */
  List<String> lines() {
    return table(members).lines();
  }

  /** As many lines as there is room for; what is not well comes first then. */
  List<String> lines(int room) {
    if (members.size() + 1 <= room) {
      return lines();
    }
    List<Fields> shown =
        members.stream()
            .sorted(Comparator.comparing(this::isWell))
            .limit(Math.max(0, room - 2))
            .toList();
    var lines = new ArrayList<>(table(shown).lines());
    List<Fields> rest = members.stream().filter(each -> !shown.contains(each)).toList();
    boolean well = rest.stream().allMatch(this::isWell);
    lines.add(
        paint.faint("… and " + rest.size() + " more" + (well ? ", all up with the newest" : "")));
    return lines;
  }

  private TextTable table(List<Fields> shown) {
    var table = new TextTable().head(paint, "HOST", "ADDRESS", "STATE", "REVISION", "INDEX", "");
    shown.forEach(member -> table.row(row(member)));
    return table;
  }

  private List<TextTable.Cell> row(Fields member) {
    boolean alive = member.truth("alive");
    String age = Age.between(member.text("since"), now).map(each -> " " + each).orElse("");
    UnaryOperator<String> colour = alive ? paint::green : paint::red;
    return List.of(
        cell(member.text("name"), paint::bold),
        cell(member.text("address") + ":" + member.number("port")),
        cell((alive ? "up" : "away") + age, colour),
        against(member.number("revision"), revision),
        against(index(member), index),
        cell(String.join(", ", marks(member))));
  }

  /** A number, and how far it is behind the highest. */
  private TextTable.Cell against(long number, long highest) {
    if (number == 0) {
      return cell("-", paint::yellow);
    }
    return number == highest
        ? cell(String.valueOf(number))
        : cell(number + " (" + (number - highest) + ")", paint::yellow);
  }

  private List<String> marks(Fields member) {
    var marks = new ArrayList<String>();
    if (member.truth("leader")) {
      marks.add("leader");
    } else if (member.truth("voter")) {
      marks.add("voter");
    }
    if (member.text("name").equals(here)) {
      marks.add("this host");
    }
    return marks;
  }

  private boolean isWell(Fields member) {
    return member.truth("alive")
        && member.number("revision") == revision
        && index(member) == index
        && !member.truth("leader")
        && !member.text("name").equals(here);
  }

  private static long index(Fields member) {
    return member.object("position").number("index");
  }
}
