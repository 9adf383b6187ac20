package org.xsm.xsmd.cli;

import java.lang.Character.UnicodeScript;
import org.xsm.schema.Position;

/** A line of a file with a caret under a place in it, bounded to a width: a decision. */
final class Excerpt {
  private static final String MORE = "…";
  private static final int LEAD = 3;

  private final String[] lines;
  private final int width;

  /**
   * @param width how many columns there are
   */
  Excerpt(String text, int width) {
    this.lines = text.split("\r\n|\r|\n", -1);
    this.width = width;
  }

  /** Two lines, or nothing where the place is not in the text. */
  String of(Position place, Paint paint) {
    if (place.line() > lines.length) {
      return "";
    }
    int[] line = Plain.line(lines[place.line() - 1]).codePoints().toArray();
    int column = Math.min(place.column() - 1, line.length);
    String number = String.valueOf(place.line());
    int room = width - number.length() - 2 * LEAD - 1;
    int from = column < room - LEAD ? 0 : column - room / 2;
    int to = Math.min(line.length, from + room);
    String cutBefore = from > 0 ? MORE : "";
    String cutAfter = to < line.length ? MORE : "";
    String margin = "  " + " ".repeat(number.length()) + " | ";
    return paint.faint("  " + number + " | ")
        + cutBefore
        + new String(line, from, to - from)
        + cutAfter
        + "\n"
        + paint.faint(margin)
        + " ".repeat(cutBefore.length())
        + blank(line, from, column)
        + paint.boldRed("^")
        + "\n";
  }

  /** White space that is as wide as a part of the line. */
  private static String blank(int[] line, int from, int to) {
    var blank = new StringBuilder();
    for (int i = from; i < to; i++) {
      blank.append(line[i] == '\t' ? "\t" : " ".repeat(columns(line[i])));
    }
    return blank.toString();
  }

  private static int columns(int code) {
    if (Character.getType(code) == Character.NON_SPACING_MARK) {
      return 0;
    }
    return switch (UnicodeScript.of(code)) {
      case HAN, HIRAGANA, KATAKANA, HANGUL -> 2;
      default -> Character.isEmojiPresentation(code) ? 2 : 1;
    };
  }
}
