package org.xsm.xsmd.api;

import java.util.Locale;
import org.xsm.schema.Problem;

/** A problem of a site file in the form that it is answered in: a value. */
record Flaw(String severity, String rule, String file, int line, int column, String message) {
  static Flaw of(Problem problem) {
    return new Flaw(
        problem.severity().name().toLowerCase(Locale.ROOT),
        problem.rule(),
        problem.file(),
        problem.position().line(),
        problem.position().column(),
        problem.message());
  }
}
