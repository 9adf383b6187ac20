package org.xsm.schema.edit;

import java.util.List;
import org.xsm.schema.Problem;

/** Why one edit cannot be done. Does not leave the package. */
final class EditRefusal extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient List<Problem> problems;

  EditRefusal(List<Problem> problems) {
    super(problems.getFirst().message(), null, false, false);
    this.problems = List.copyOf(problems);
  }

  List<Problem> problems() {
    return problems;
  }
}
