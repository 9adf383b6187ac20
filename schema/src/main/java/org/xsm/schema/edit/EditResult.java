package org.xsm.schema.edit;

import java.util.List;
import org.xsm.schema.Problem;
import org.xsm.schema.diff.Change;

/** What came of editing a text: a value. */
public sealed interface EditResult {
  /**
   * The new text.
   *
   * @param changes what was done, in order; empty when everything was as asked for already
   */
  record Edited(String text, List<Change> changes) implements EditResult {
    public Edited {
      changes = List.copyOf(changes);
    }
  }

  /** Nothing was changed, because some of it cannot be done. */
  record Refused(List<Problem> problems) implements EditResult {
    public Refused {
      problems = List.copyOf(problems);
    }
  }
}
