package org.xsm.schema.merge;

import java.util.List;
import org.xsm.schema.Problem;

/** What came of a merge: a value. */
public sealed interface MergeResult {
  /** Both sides' changes in one text. */
  record Merged(String text) implements MergeResult {}

  /**
   * Changes that cannot both hold.
   *
   * @param textWithMarkers everything else merged, and around each conflict both sides' lines
   *     between markers as git writes them; no XML before somebody has chosen
   */
  record Conflicts(List<Conflict> conflicts, String textWithMarkers) implements MergeResult {
    public Conflicts {
      conflicts = List.copyOf(conflicts);
    }
  }

  /** One of the texts is not XML. */
  record Refused(List<Problem> problems) implements MergeResult {
    public Refused {
      problems = List.copyOf(problems);
    }
  }
}
