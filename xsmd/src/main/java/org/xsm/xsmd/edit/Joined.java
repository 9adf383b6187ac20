package org.xsm.xsmd.edit;

import java.util.List;
import org.xsm.schema.Problem;
import org.xsm.schema.merge.Conflict;
import org.xsm.xsmd.store.SiteText;

/** What an edit and its head come to together: a value. */
sealed interface Joined {
  /** One text. */
  record Whole(SiteText text) implements Joined {}

  /** Two that contradict each other; see {@link Verdict.Conflicting}. */
  record Apart(List<Conflict> conflicts, String textWithMarkers, String why) implements Joined {}

  /** The text of the edit is not XML. */
  record Unreadable(List<Problem> problems) implements Joined {}

  /** There is nothing to join it from. */
  record Baseless(String why) implements Joined {}
}
