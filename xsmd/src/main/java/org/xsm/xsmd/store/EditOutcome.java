package org.xsm.xsmd.store;

import java.time.Duration;
import java.util.List;
import org.xsm.schema.Problem;
import org.xsm.schema.diff.Change;
import org.xsm.schema.merge.Conflict;

/** What came of an edit of the site file: a value. */
public sealed interface EditOutcome {
  /**
   * It is the head.
   *
   * @param merged whether others' edits were merged into it, so that its text is not the one sent
   * @param onlyOn as in {@link Outcome.Ordered}
   * @param ordered how long it took from the leader's being asked until a majority held it; nothing
   *     where that was not seen
   */
  record Committed(
      Revision revision,
      boolean merged,
      List<Change> changes,
      List<Problem> warnings,
      List<String> onlyOn,
      Duration ordered)
      implements EditOutcome {
    public Committed {
      changes = List.copyOf(changes);
      warnings = List.copyOf(warnings);
      onlyOn = List.copyOf(onlyOn);
    }
  }

  /** A dry run: it would be the head. */
  record Possible(
      SiteText text, boolean merged, List<Change> changes, List<Problem> warnings, int affected)
      implements EditOutcome {
    public Possible {
      changes = List.copyOf(changes);
      warnings = List.copyOf(warnings);
    }
  }

  /** The text is the head's already. */
  record Unchanged(Revision head) implements EditOutcome {}

  /** The text, or what a merge made of it, is no site. */
  record Invalid(List<Problem> problems, boolean merged) implements EditOutcome {
    public Invalid {
      problems = List.copyOf(problems);
    }
  }

  /** It and what was committed meanwhile contradict each other. */
  record Conflicting(Revision head, List<Conflict> conflicts, String textWithMarkers)
      implements EditOutcome {
    public Conflicting {
      conflicts = List.copyOf(conflicts);
    }
  }

  /** Its author may not do that. */
  record Forbidden(String why) implements EditOutcome {}

  /** It affects more guests than an edit may without saying so. */
  record Guarded(int affected, int limit, String why) implements EditOutcome {}

  /** It does not fit the site for a reason of its own, as a base that nobody knows. */
  record Refused(String why) implements EditOutcome {}

  /** As in {@link Outcome.NoMajority}. */
  record NoMajority(String why) implements EditOutcome {}

  /** As in {@link Outcome.Unknown}. */
  record Unknown(RequestId id, String why) implements EditOutcome {}
}
