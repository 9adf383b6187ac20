package org.xsm.xsmd.edit;

import java.util.List;
import org.xsm.schema.Problem;
import org.xsm.xsmd.store.SiteText;

/** A text that xsm made itself, or why it made none: a value. */
public sealed interface Composed {
  /**
   * The text.
   *
   * @param changed whether it is another than the one that it was made from
   */
  record Text(SiteText text, boolean changed) implements Composed {}

  /**
   * None can be made.
   *
   * @param problems where the text that it was to be made from, or what came of it, is no site
   */
  record Refused(String why, List<Problem> problems) implements Composed {
    public Refused {
      problems = List.copyOf(problems);
    }
  }
}
