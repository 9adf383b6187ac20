package org.xsm.xsmd.cli;

import java.util.List;
import org.xsm.schema.Problem;
import org.xsm.schema.Problem.Severity;

/** Problems as a person reads them: a decision. */
final class ProblemText {
  private ProblemText() {}

  /** One line each. */
  static String of(List<Problem> problems, Paint paint) {
    var text = new StringBuilder();
    problems.forEach(problem -> text.append(line(problem, paint)));
    return text.toString();
  }

  /** One line each, with the lines of the file that they speak of. */
  static String of(List<Problem> problems, Paint paint, Document document, int columns) {
    var excerpt = new Excerpt(document.text(), columns);
    var text = new StringBuilder();
    for (Problem problem : problems) {
      text.append(line(problem, paint)).append(excerpt.of(problem.position(), paint));
    }
    return text.toString();
  }

  /** How many there are of which kind, as in {@code 3 errors, 1 warning}. */
  static String count(List<Problem> problems) {
    long errors = count(problems, Severity.ERROR);
    long warnings = count(problems, Severity.WARNING);
    String counted = errors > 0 ? Words.count(errors, "error") : "";
    String between = errors > 0 && warnings > 0 ? ", " : "";
    return counted + between + (warnings > 0 ? Words.count(warnings, "warning") : "");
  }

  static long count(List<Problem> problems, Severity severity) {
    return problems.stream().filter(problem -> problem.severity() == severity).count();
  }

  private static String line(Problem problem, Paint paint) {
    String place = Plain.line(problem.file() + ":" + problem.position() + ":");
    String message = Plain.line(problem.message());
    return switch (problem.severity()) {
      case ERROR -> paint.boldRed(place) + " " + message + "\n";
      case WARNING ->
          paint.boldYellow(place) + " " + paint.yellow("warning:") + " " + message + "\n";
    };
  }
}
