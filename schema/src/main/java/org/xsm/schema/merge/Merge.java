package org.xsm.schema.merge;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.xsm.schema.Problem;
import org.xsm.schema.merge.Conflict.Does;
import org.xsm.schema.xml.XmlDocument;
import org.xsm.schema.xml.XmlLimits;
import org.xsm.schema.xml.XmlReader;
import org.xsm.schema.xml.XmlReading;

/**
 * Merges two texts of a site that came from a third: a decision. Elements are the same by what
 * identifies them, and are merged field by field; the text of what only one side changed is taken
 * as it is.
 */
public final class Merge {
  private Merge() {}

  /** Merges what is read already. */
  public static MergeResult of(Side base, Side mine, Side theirs) {
    String before = text(base);
    if (before.equals(text(theirs))) {
      return new MergeResult.Merged(text(mine));
    }
    if (before.equals(text(mine)) || text(mine).equals(text(theirs))) {
      return new MergeResult.Merged(text(theirs));
    }
    LineEnds ends = LineEnds.of(text(base), text(mine), text(theirs));
    return ends.differ()
        ? merge(ends.applied(base), ends.applied(mine), ends.applied(theirs))
        : merge(base, mine, theirs);
  }

  private static MergeResult merge(Side base, Side mine, Side theirs) {
    var three = new Three(base, mine, theirs);
    var claims = new Claims(three);
    var output = new Output(true);
    String newline = text(mine).contains("\r\n") ? "\r\n" : "\n";
    new Merging(three, claims, newline).document(output);
    if (!claims.conflicts().isEmpty()) {
      String marked = Markers.write(output, mine.label(), theirs.label(), newline);
      return new MergeResult.Conflicts(claims.conflicts(), marked);
    }
    String merged = output.text();
    return isXml(merged)
        ? new MergeResult.Merged(merged)
        : apart(claims, three, mine, theirs, newline);
  }

  /** Merges texts; each that is not XML is refused with its reader's words. */
  public static MergeResult of(Side.Text base, Side.Text mine, Side.Text theirs) {
    var problems = new ArrayList<Problem>();
    Side first = read(base, problems);
    Side second = read(mine, problems);
    Side third = read(theirs, problems);
    return first == null || second == null || third == null
        ? new MergeResult.Refused(problems)
        : of(first, second, third);
  }

  private static @Nullable Side read(Side.Text text, List<Problem> problems) {
    return switch (XmlReader.read(text.file(), text.text(), XmlLimits.DEFAULT)) {
      case XmlReading.Read(XmlDocument document) -> new Side(document, text.label());
      case XmlReading.Refused(var found) -> {
        problems.addAll(found);
        yield null;
      }
    };
  }

  /** Where pieces of the two do not fit into one another, as with other name space prefixes. */
  private static MergeResult apart(
      Claims claims, Three three, Side mine, Side theirs, String newline) {
    claims.both(three.root(), "", Does.REWRITES, "", "");
    var whole = new Output(true);
    whole.conflict(text(mine), text(theirs));
    return new MergeResult.Conflicts(
        claims.conflicts(), Markers.write(whole, mine.label(), theirs.label(), newline));
  }

  private static boolean isXml(String text) {
    return XmlReader.read("merged", text, XmlLimits.DEFAULT) instanceof XmlReading.Read;
  }

  private static String text(Side side) {
    return side.document().source().text();
  }
}
