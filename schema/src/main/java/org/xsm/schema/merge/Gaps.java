package org.xsm.schema.merge;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.xsm.schema.merge.Three.Parts;
import org.xsm.schema.merge.Tree.Range;
import org.xsm.schema.xml.XmlPiece;

/**
 * Merges what stands between elements, blanks and comments: a decision. There is no conflict: where
 * both sides changed it, mine stays, without the comments that they removed and with those that
 * they added.
 */
final class Gaps {
  private Gaps() {}

  /**
   * @param leads whether an element comes after the gap, so that a comment goes to its end on a
   *     line of its own; else it goes to the end of the line
   */
  static String merge(Parts gap, boolean leads) {
    Range mine = gap.mine();
    Range theirs = gap.theirs();
    if (mine == null || theirs == null) {
      return mine != null ? mine.raw() : theirs != null ? theirs.raw() : "";
    }
    Range settled = gap.settled();
    return settled != null ? settled.raw() : both(gap.base(), mine, theirs, leads);
  }

  /**
   * What stays of the lead of an element that one side took out: the comments that the other added,
   * if a blank line parts them from the element.
   */
  static String orphans(Parts lead, String newline) {
    Range side = lead.mine() == null ? lead.theirs() : lead.mine();
    if (side == null || (lead.base() != null && lead.base().same(side))) {
      return "";
    }
    Set<String> old = new HashSet<>(lead.base() == null ? List.of() : comments(lead.base()));
    var made = new StringBuilder();
    var waiting = new StringBuilder();
    for (XmlPiece piece : pieces(side)) {
      String text = piece.of(side.tree().text());
      if (piece.kind() == XmlPiece.Kind.BLANK) {
        boolean parts = text.chars().filter(c -> c == '\n').count() > 1;
        if (parts && !waiting.isEmpty()) {
          made.append(waiting).append(newline);
          waiting.setLength(0);
        }
      } else if (!old.contains(text)) {
        waiting.append(indent(side, piece)).append(text).append(newline);
      }
    }
    return made.toString();
  }

  private static String indent(Range side, XmlPiece piece) {
    String text = side.tree().text();
    int at = piece.start();
    while (at > side.from() && (text.charAt(at - 1) == ' ' || text.charAt(at - 1) == '\t')) {
      at--;
    }
    return text.substring(at, piece.start());
  }

  private static String both(@Nullable Range base, Range mine, Range theirs, boolean leads) {
    Set<String> old = new HashSet<>(base == null ? List.of() : comments(base));
    List<String> young = comments(theirs);
    Set<String> removed = new HashSet<>(old);
    young.forEach(removed::remove);
    String kept = without(mine, removed, leads);
    Set<String> known = new HashSet<>(comments(mine));
    known.addAll(old);
    List<String> added = young.stream().filter(known::add).toList();
    return leads ? lead(kept, mine, added) : trail(kept, added);
  }

  private static List<String> comments(Range range) {
    var comments = new ArrayList<String>();
    for (XmlPiece piece : pieces(range)) {
      if (isComment(range, piece)) {
        comments.add(piece.of(range.tree().text()));
      }
    }
    return comments;
  }

  /** The XML declaration is none: each file has its own. */
  private static boolean isComment(Range range, XmlPiece piece) {
    return piece.kind() != XmlPiece.Kind.BLANK
        && !(piece.start() == 0 && range.tree().text().startsWith("<?xml"));
  }

  private static List<XmlPiece> pieces(Range range) {
    return XmlPiece.between(range.tree().text(), range.from(), range.to());
  }

  private static String without(Range mine, Set<String> removed, boolean leads) {
    var kept = new ArrayList<String>();
    boolean drop = false;
    for (XmlPiece piece : pieces(mine)) {
      String text = piece.of(mine.tree().text());
      boolean blank = piece.kind() == XmlPiece.Kind.BLANK;
      if (blank && drop) {
        drop = false;
        continue;
      }
      drop = false;
      if (!blank && isComment(mine, piece) && removed.contains(text)) {
        drop = leads;
        if (!leads && !kept.isEmpty() && kept.getLast().isBlank() && !text.isEmpty()) {
          kept.removeLast();
        }
        continue;
      }
      kept.add(text);
    }
    return String.join("", kept);
  }

  private static String lead(String kept, Range mine, List<String> added) {
    var made = new StringBuilder(kept);
    String separator = separator(kept, mine);
    added.forEach(comment -> made.append(comment).append(separator));
    return made.toString();
  }

  /** What stands before the element: a line end and an indentation, or else a blank. */
  private static String separator(String kept, Range mine) {
    int line = Math.max(kept.lastIndexOf('\n'), kept.lastIndexOf('\r'));
    if (line >= 0) {
      int start = line > 0 && kept.startsWith("\r\n", line - 1) ? line - 1 : line;
      return kept.substring(start);
    }
    boolean indents = mine.startsLine() && mine.from() > 0 && kept.isBlank();
    return indents ? lineEnd(mine) + kept : " ";
  }

  private static String lineEnd(Range mine) {
    String text = mine.tree().text();
    return text.startsWith("\r\n", mine.from() - 2)
        ? "\r\n"
        : text.substring(mine.from() - 1, mine.from());
  }

  private static String trail(String kept, List<String> added) {
    int end = kept.length();
    while (end > 0 && XmlPiece.isBlank(kept.charAt(end - 1))) {
      end--;
    }
    var made = new StringBuilder(kept.substring(0, end));
    added.forEach(comment -> made.append(' ').append(comment));
    return made.append(kept, end, kept.length()).toString();
  }
}
