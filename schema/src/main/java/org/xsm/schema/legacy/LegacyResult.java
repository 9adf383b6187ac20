package org.xsm.schema.legacy;

import java.util.List;
import org.xsm.schema.Problem;

/** What came of a file of the old XSM: a value. */
public sealed interface LegacyResult {

  /**
   * The site file that says the same.
   *
   * @param notes what the administrator has to look at, with places in the old file; warnings all
   */
  record Converted(String siteText, List<Problem> notes) implements LegacyResult {
    public Converted {
      notes = List.copyOf(notes);
    }
  }

  /** The old file has mistakes; there is at least one problem. */
  record Refused(List<Problem> problems) implements LegacyResult {
    public Refused {
      problems = List.copyOf(problems);
    }
  }
}
