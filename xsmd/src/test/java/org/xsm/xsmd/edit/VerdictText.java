package org.xsm.xsmd.edit;

import java.util.List;
import org.xsm.xsmd.store.SiteText;

/** A verdict as it is recorded, for people to read: a decision. */
final class VerdictText {
  private VerdictText() {}

  static String of(Verdict verdict, SiteText head) {
    var text = new StringBuilder();
    switch (verdict) {
      case Verdict.Accepted it -> accepted(text, it, head);
      case Verdict.Unchanged _ -> text.append("unchanged\n");
      case Verdict.Invalid it -> {
        text.append(it.merged() ? "invalid when merged\n" : "invalid\n");
        lines(text, "", it.problems());
      }
      case Verdict.Conflicting it -> {
        text.append("conflicting\n").append(it.why()).append("\n\n");
        lines(text, "", it.conflicts());
        text.append('\n');
        marked(text, it.textWithMarkers().lines().toList());
      }
      case Verdict.Forbidden it -> text.append("forbidden\n").append(it.why()).append('\n');
      case Verdict.Guarded it ->
          text.append("guarded, " + it.affected() + " affected and " + it.limit() + " the most\n")
              .append(it.why())
              .append('\n');
      case Verdict.Refused it -> text.append("refused\n").append(it.why()).append('\n');
    }
    return text.toString();
  }

  private static void accepted(StringBuilder text, Verdict.Accepted it, SiteText head) {
    text.append(it.merged() ? "accepted, merged\n" : "accepted\n");
    lines(text, "", it.changes());
    lines(text, "", it.warnings());
    for (Effect effect : it.effects().each()) {
      text.append("! " + effect.guest() + " is " + effect.kind() + ": " + effect.why() + "\n");
    }
    text.append('\n');
    changedLines(text, Sites.text(head).lines().toList(), Sites.text(it.text()).lines().toList());
  }

  /** The lines that only one of the two has, in the order of both. */
  private static void changedLines(StringBuilder text, List<String> before, List<String> after) {
    int[][] same = new int[before.size() + 1][after.size() + 1];
    for (int i = before.size() - 1; i >= 0; i--) {
      for (int j = after.size() - 1; j >= 0; j--) {
        same[i][j] =
            before.get(i).equals(after.get(j))
                ? same[i + 1][j + 1] + 1
                : Math.max(same[i + 1][j], same[i][j + 1]);
      }
    }
    int i = 0;
    int j = 0;
    while (i < before.size() || j < after.size()) {
      if (i < before.size() && j < after.size() && before.get(i).equals(after.get(j))) {
        i++;
        j++;
      } else if (j == after.size() || (i < before.size() && same[i + 1][j] >= same[i][j + 1])) {
        text.append('-').append(before.get(i++)).append('\n');
      } else {
        text.append('+').append(after.get(j++)).append('\n');
      }
    }
  }

  /** What stands between markers, and the markers. */
  private static void marked(StringBuilder text, List<String> lines) {
    boolean inside = false;
    for (String line : lines) {
      inside |= line.startsWith("<<<<<<<");
      if (inside) {
        text.append(line).append('\n');
      }
      inside &= !line.startsWith(">>>>>>>");
    }
  }

  private static void lines(StringBuilder text, String mark, List<?> lines) {
    lines.forEach(line -> text.append(mark).append(line).append('\n'));
  }
}
