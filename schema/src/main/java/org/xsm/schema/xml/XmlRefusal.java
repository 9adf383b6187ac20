package org.xsm.schema.xml;

import org.xsm.schema.Problem;

/** A value thrown: ends the reading of a text; never leaves {@link XmlReader}. */
final class XmlRefusal extends RuntimeException {
  private static final long serialVersionUID = 1L;
  private final transient Problem problem;

  XmlRefusal(Problem problem) {
    super(problem.toString(), null, false, false);
    this.problem = problem;
  }

  Problem problem() {
    return problem;
  }
}
