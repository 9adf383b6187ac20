package org.xsm.xsmd.replica.copy;

import java.util.List;
import org.xsm.xsmd.replica.copy.CopyState.Standing;

/** What the error file says: a decision. */
final class ErrorText {
  private ErrorText() {}

  /** Empty where there is nothing to say. */
  static String of(String file, Recorded recorded) {
    var text = new StringBuilder();
    Refusal refusal = recorded.refusal();
    if (refusal != null && !refusal.kept()) {
      refused(text, file, refusal, recorded);
    }
    for (Note note : recorded.notes()) {
      text.append(note.name()).append(" keeps an edit: ").append(note.summary()).append('\n');
      lines(text, note.details());
      text.append("  remove or move that file when you are done with it, and this goes\n\n");
    }
    return text.toString();
  }

  private static void refused(StringBuilder text, String file, Refusal refusal, Recorded recorded) {
    boolean waits = refusal.standing() == Standing.PENDING;
    text.append(file)
        .append(waits ? " is not committed yet: " : " is not committed: ")
        .append(refusal.summary())
        .append('\n');
    lines(text, refusal.details());
    recorded
        .newest()
        .ifPresent(
            basis ->
                text.append("  to give the edit up, remove ")
                    .append(file)
                    .append(": it is then written as the site has it\n"));
    text.append('\n');
  }

  private static void lines(StringBuilder text, List<String> lines) {
    lines.forEach(line -> text.append("  ").append(line).append('\n'));
  }
}
