package org.xsm.schema.xml;

import java.util.ArrayList;
import java.util.List;

/**
 * A value: one piece of what stands between two tags, by its offsets.
 *
 * @param end just after it
 */
public record XmlPiece(Kind kind, int start, int end) {
  /** A value: what a piece is. */
  public enum Kind {
    BLANK,
    COMMENT,
    INSTRUCTION,
    CDATA,
    /** A run of characters without white space. */
    TEXT
  }

  /** The pieces of a well-formed text between two offsets that hold no tag; they leave no hole. */
  public static List<XmlPiece> between(String text, int from, int to) {
    var pieces = new ArrayList<XmlPiece>();
    int at = from;
    while (at < to) {
      XmlPiece piece = at(text, at, to);
      pieces.add(piece);
      at = piece.end;
    }
    return pieces;
  }

  private static XmlPiece at(String text, int at, int to) {
    if (isBlank(text.charAt(at))) {
      return new XmlPiece(Kind.BLANK, at, blankEnd(text, at, to));
    }
    if (text.startsWith("<!--", at)) {
      return new XmlPiece(Kind.COMMENT, at, after(text, "-->", at + 4, to));
    }
    if (text.startsWith("<![CDATA[", at)) {
      return new XmlPiece(Kind.CDATA, at, after(text, "]]>", at + 9, to));
    }
    if (text.startsWith("<?", at)) {
      return new XmlPiece(Kind.INSTRUCTION, at, after(text, "?>", at + 2, to));
    }
    int end = at + 1;
    while (end < to && text.charAt(end) != '<' && !isBlank(text.charAt(end))) {
      end++;
    }
    return new XmlPiece(Kind.TEXT, at, end);
  }

  /** Whether XML takes the character for white space. */
  public static boolean isBlank(char c) {
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
  }

  /** The end of the white space that starts at an offset. */
  public static int blankEnd(String text, int from, int to) {
    int end = from;
    while (end < to && isBlank(text.charAt(end))) {
      end++;
    }
    return end;
  }

  private static int after(String text, String mark, int from, int to) {
    int found = text.indexOf(mark, from);
    return found < 0 ? to : Math.min(found + mark.length(), to);
  }

  /** The piece as written. */
  public String of(String text) {
    return text.substring(start, end);
  }
}
