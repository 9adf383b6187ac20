package org.xsm.schema.xen;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.xsm.schema.Position;
import org.xsm.schema.Problem;
import org.xsm.schema.Problem.Severity;

/** The problems of one file while it is read: a bounded collector, used by one thread. */
final class XlProblems {
  private static final int MOST = 100;

  private final String file;
  private final List<Problem> found = new ArrayList<>();
  private @Nullable Position firstUnsaid;
  private boolean refused;

  XlProblems(String file) {
    this.file = file;
  }

  void error(String rule, Position position, String message) {
    refused = true;
    add(Problem.error(rule, file, position, message));
  }

  void warning(String rule, Position position, String message) {
    add(Problem.warning(rule, file, position, message));
  }

  private void add(Problem problem) {
    if (found.size() < MOST) {
      found.add(problem);
    } else if (firstUnsaid == null) {
      firstUnsaid = problem.position();
    }
  }

  /** Whether there was an error, said or not. */
  boolean refused() {
    return refused;
  }

  /** In the order of the text; where there were more than are kept, the last one says so. */
  List<Problem> sorted() {
    return Stream.concat(found.stream().sorted(), Stream.ofNullable(firstUnsaid).map(this::more))
        .toList();
  }

  private Problem more(Position position) {
    Severity severity = refused ? Severity.ERROR : Severity.WARNING;
    String message = "there are more problems than these " + MOST + "; mend them first";
    return new Problem(severity, "xl-many", file, position, message);
  }
}
