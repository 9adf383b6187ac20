package org.xsm.xsmd.edit;

import java.util.List;
import org.xsm.schema.Problem;
import org.xsm.schema.diff.Change;
import org.xsm.schema.merge.Conflict;
import org.xsm.xsmd.store.EditOutcome;
import org.xsm.xsmd.store.Revision;
import org.xsm.xsmd.store.SiteText;

/** What is to become of an edit: a value. Only an accepted one may be proposed. */
public sealed interface Verdict {
  /** The same for the one who asked; accepted means {@link EditOutcome.Possible} here. */
  default EditOutcome outcome(Revision head) {
    return switch (this) {
      case Accepted it ->
          new EditOutcome.Possible(
              it.text(), it.merged(), it.changes(), it.warnings(), it.effects().affected());
      case Unchanged it -> new EditOutcome.Unchanged(head);
      case Invalid it -> new EditOutcome.Invalid(it.problems(), it.merged());
      case Conflicting it ->
          new EditOutcome.Conflicting(head, it.conflicts(), it.textWithMarkers());
      case Forbidden it -> new EditOutcome.Forbidden(it.why());
      case Guarded it -> new EditOutcome.Guarded(it.affected(), it.limit(), it.why());
      case Refused it -> new EditOutcome.Refused(it.why());
    };
  }

  /**
   * It may follow the head.
   *
   * @param text what is to be proposed
   * @param merged whether that is not the text that was sent
   * @param changes from the head
   * @param effects on guests that run
   */
  record Accepted(
      SiteText text, boolean merged, List<Change> changes, List<Problem> warnings, Effects effects)
      implements Verdict {
    public Accepted {
      changes = List.copyOf(changes);
      warnings = List.copyOf(warnings);
    }
  }

  /** The text is the head's already, or comes to it. */
  record Unchanged() implements Verdict {}

  /** The text, or what a merge made of it, is no site. */
  record Invalid(List<Problem> problems, boolean merged) implements Verdict {
    public Invalid {
      problems = List.copyOf(problems);
    }
  }

  /** It and what was committed since its base contradict each other. */
  record Conflicting(List<Conflict> conflicts, String textWithMarkers, String why)
      implements Verdict {
    public Conflicting {
      conflicts = List.copyOf(conflicts);
    }
  }

  /** Its author may not do that. */
  record Forbidden(String why) implements Verdict {}

  /** It affects more guests than an edit may without saying so. */
  record Guarded(int affected, int limit, String why) implements Verdict {}

  /** It does not fit the site for a reason of its own. */
  record Refused(String why) implements Verdict {}
}
