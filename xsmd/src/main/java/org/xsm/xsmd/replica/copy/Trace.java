package org.xsm.xsmd.replica.copy;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.xsm.schema.merge.Merge;
import org.xsm.schema.merge.MergeResult;
import org.xsm.schema.merge.Side;
import org.xsm.schema.xml.XmlDocument;
import org.xsm.xsmd.store.SiteText;

/**
 * What a text shows of a step from one text to another: a decision. A text that merging the step
 * into leaves as it is has all of it; one that merging the way back into leaves as it is has
 * nothing of it. So fields, comments, what was added and what was taken out all count, and only
 * they.
 */
enum Trace {
  /** Everywhere what the newer says. */
  HAS,
  /** Everywhere what the older says. */
  LACKS,
  /** Some of both. */
  PARTLY,
  /** Something of its own wherever the step changed anything. */
  NOTHING;

  private static final String MINE = "<<<<<<< ";
  private static final String MIDDLE = "=======";
  private static final String THEIRS = ">>>>>>> ";

  static Trace of(XmlDocument older, XmlDocument newer, XmlDocument text) {
    boolean has = isLeft(older, text, newer);
    boolean lacks = isLeft(newer, text, older);
    if (has && lacks) {
      return NOTHING;
    }
    if (has) {
      return HAS;
    }
    return lacks ? LACKS : PARTLY;
  }

  /** A text without what is left of a step in it; empty if nothing is. */
  static Optional<XmlDocument> without(XmlDocument older, XmlDocument newer, XmlDocument text) {
    String rest =
        switch (Merge.of(side(newer), side(text), side(older))) {
          case MergeResult.Merged(var merged) -> merged;
          case MergeResult.Conflicts(var conflicts, var marked) ->
              String.join("\n", mine(lines(marked)));
          case MergeResult.Refused refused -> "";
        };
    return lines(rest).equals(lines(text.source().text()))
        ? Optional.empty()
        : BaseFinder.parse(SiteText.of(text.source().encode(rest)));
  }

  /** Whether merging a change into a text does nothing to it, but where they contradict. */
  private static boolean isLeft(XmlDocument base, XmlDocument text, XmlDocument changed) {
    MergeResult result = Merge.of(side(base), side(text), side(changed));
    return switch (result) {
      case MergeResult.Merged(var merged) -> lines(merged).equals(lines(text.source().text()));
      case MergeResult.Conflicts(var conflicts, var marked) ->
          mine(lines(marked)).equals(lines(text.source().text()));
      case MergeResult.Refused refused -> false;
    };
  }

  private static Side side(XmlDocument document) {
    return new Side(document, "");
  }

  private static List<String> lines(String text) {
    return text.lines().toList();
  }

  /** A text with markers, of which each conflict is decided for the first side. */
  private static List<String> mine(List<String> marked) {
    var kept = new ArrayList<String>();
    boolean theirs = false;
    for (String line : marked) {
      if (line.equals(MINE)) {
        theirs = false;
      } else if (line.equals(MIDDLE)) {
        theirs = true;
      } else if (line.equals(THEIRS)) {
        theirs = false;
      } else if (!theirs) {
        kept.add(line);
      }
    }
    return kept;
  }
}
