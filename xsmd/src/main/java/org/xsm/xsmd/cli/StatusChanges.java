package org.xsm.xsmd.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What happened between two statuses of a site, in lines: a decision. */
final class StatusChanges {
  private final Fields before;
  private final Fields after;
  private final List<String> lines = new ArrayList<>();

  private StatusChanges(Fields before, Fields after) {
    this.before = before;
    this.after = after;
  }

  /** The lines; of the first status there is, with {@link Fields#NONE} before it, how it is. */
  static List<String> between(Fields before, Fields after) {
    var changes = new StatusChanges(before, after);
    boolean named = before.text("site").isEmpty() && !after.text("site").isEmpty();
    if (before.equals(Fields.NONE) || named) {
      // A host that has just come in does not know yet what its site is called.
      changes.first();
    } else {
      changes.revision();
      changes.leader();
      changes.quorum();
      changes.members();
      changes.workingCopy();
      changes.degraded();
    }
    return changes.lines.stream().map(Plain::line).toList();
  }

  private void first() {
    Fields revision = after.object("revision");
    long alive = after.objects("members").stream().filter(member -> member.truth("alive")).count();
    lines.add(
        "site "
            + after.text("site")
            + " at "
            + RevisionLine.brief(revision)
            + ", "
            + alive
            + " of "
            + Words.count(after.objects("members").size(), "host")
            + " in reach, "
            + (after.truth("quorum") ? "quorum" : "no quorum: " + after.text("quorumWhy")));
    after.texts("degraded").forEach(line -> lines.add("! " + line));
  }

  private void revision() {
    Fields revision = after.object("revision");
    if (!revision.text("id").equals(before.object("revision").text("id"))) {
      lines.add(
          RevisionLine.brief(revision)
              + " by "
              + RevisionLine.by(revision)
              + RevisionLine.said(revision));
    }
  }

  private void leader() {
    String leader = after.text("leader");
    if (!leader.equals(before.text("leader"))) {
      lines.add(leader.isEmpty() ? "there is no leader" : leader + " is the leader");
    }
  }

  private void quorum() {
    if (after.truth("quorum") != before.truth("quorum")) {
      lines.add(
          after.truth("quorum")
              ? "a majority is there"
              : "no majority: " + after.text("quorumWhy"));
    }
  }

  private void members() {
    Map<String, Fields> were = byName(before);
    Map<String, Fields> are = byName(after);
    are.forEach(
        (name, member) -> {
          Fields was = were.get(name);
          if (was == null) {
            lines.add(name + " joined");
          } else if (member.truth("alive") != was.truth("alive")) {
            lines.add(name + (member.truth("alive") ? " is back" : " is out of reach"));
          } else if (member.number("revision") != was.number("revision")) {
            lines.add(name + " has revision " + member.number("revision"));
          }
          if (was != null && member.truth("voter") != was.truth("voter")) {
            lines.add(name + (member.truth("voter") ? " votes" : " votes no more"));
          }
        });
    were.keySet().stream()
        .filter(name -> !are.containsKey(name))
        .forEach(name -> lines.add(name + " was removed"));
  }

  private static Map<String, Fields> byName(Fields status) {
    Map<String, Fields> members = new LinkedHashMap<>();
    status.objects("members").forEach(member -> members.put(member.text("name"), member));
    return members;
  }

  private void workingCopy() {
    Fields copy = after.object("workingCopy");
    Fields was = before.object("workingCopy");
    if (!copy.text("state").equals(was.text("state"))
        || !copy.text("message").equals(was.text("message"))) {
      lines.add("file " + StatusPage.workingCopy(copy, new Paint(false)));
    }
  }

  private void degraded() {
    List<String> were = before.texts("degraded");
    List<String> are = after.texts("degraded");
    are.stream().filter(line -> !were.contains(line)).forEach(line -> lines.add("! " + line));
    were.stream().filter(line -> !are.contains(line)).forEach(line -> lines.add("over: " + line));
  }
}
