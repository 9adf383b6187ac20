package org.xsm.xsmd.cli;

import java.util.List;
import org.xsm.schema.Problem;

/** Thrown when the daemon says no: a value, with all that it says of it. */
final class Declined extends RuntimeException {
  private static final long serialVersionUID = 1L;
  private final int status;
  private final transient Fields says;

  Declined(int status, Fields says) {
    super("the daemon declined", null, false, false);
    this.status = status;
    this.says = says;
  }

  Fields says() {
    return says;
  }

  /** The word for machines. */
  String kind() {
    String kind = says.text("kind");
    return kind.isEmpty() ? String.valueOf(status) : kind;
  }

  Exit exit() {
    return switch (kind()) {
      case "usage", "too-large" -> Exit.USAGE;
      case "unauthenticated", "forbidden", "guarded", "refused" -> Exit.REFUSED;
      case "conflict" -> Exit.CONFLICT;
      case "no-majority" -> Exit.NO_MAJORITY;
      case "unknown" -> Exit.TIME_OUT;
      case "not-found", "invalid", "too-many", "internal" -> Exit.FAILED;
      default -> ofStatus();
    };
  }

  private Exit ofStatus() {
    return switch (status) {
      case 400, 413 -> Exit.USAGE;
      case 401, 403 -> Exit.REFUSED;
      case 409 -> Exit.CONFLICT;
      case 503 -> Exit.NO_MAJORITY;
      case 504 -> Exit.TIME_OUT;
      default -> Exit.FAILED;
    };
  }

  /** The sentence, and what to do. */
  String sentence() {
    String said = says.text("error").isEmpty() ? "xsmd answers " + status : says.text("error");
    return said + more();
  }

  private String more() {
    return switch (kind()) {
      case "too-many" -> "; wait a moment and try again";
      case "unknown" -> "; the request has the id " + says.text("request") + ", see xsm log";
      case "internal" -> "; the log of xsmd says more";
      default -> "";
    };
  }

  List<Problem> problems() {
    return says.list("problems").stream().map(Wire::problem).toList();
  }

  /** What is said of it. */
  Answer answer(Session session) {
    List<Problem> problems = problems();
    String conflicts = ConflictText.lines(Wire.conflicts(says.list("conflicts")));
    String text =
        ProblemText.of(problems, session.notePaint())
            + conflicts
            + "xsm: "
            + Plain.line(sentence())
            + "\n";
    return Answer.notes(exit(), text)
        .with(problems)
        .with(says.without("problems"))
        .with("error", sentence())
        .with("kind", kind());
  }
}
