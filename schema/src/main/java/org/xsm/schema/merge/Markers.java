package org.xsm.schema.merge;

import org.xsm.schema.merge.Output.Piece;

/** Writes a text that is two in places as git does, in whole lines: a decision. */
final class Markers {
  private final String mineLabel;
  private final String theirsLabel;
  private final String newline;
  private final StringBuilder made = new StringBuilder();

  /** The lines since the last that was written, as each side has them. */
  private final StringBuilder mine = new StringBuilder();

  private final StringBuilder theirs = new StringBuilder();
  private boolean split;

  private Markers(String mineLabel, String theirsLabel, String newline) {
    this.mineLabel = mineLabel;
    this.theirsLabel = theirsLabel;
    this.newline = newline;
  }

  static String write(Output output, String mineLabel, String theirsLabel, String newline) {
    var markers = new Markers(mineLabel, theirsLabel, newline);
    for (Piece piece : output.pieces()) {
      switch (piece) {
        case Piece.Shared(var text) -> markers.common(text.toString());
        case Piece.Split(var left, var right) -> {
          markers.flushLines();
          markers.split = true;
          markers.mine.append(left);
          markers.theirs.append(right);
        }
      }
    }
    markers.flush();
    return markers.made.toString();
  }

  private void common(String text) {
    int at = 0;
    while (at < text.length()) {
      flushLines();
      int end = split ? lineEnd(text, at) : lastLine(text, at);
      mine.append(text, at, end);
      theirs.append(text, at, end);
      at = end;
    }
  }

  private void flushLines() {
    if (endsLine(mine) && endsLine(theirs)) {
      flush();
    }
  }

  /** The end of all whole lines, or of the text if it has none. */
  private static int lastLine(String text, int from) {
    int at = Math.max(text.lastIndexOf('\n'), text.lastIndexOf('\r')) + 1;
    return at > from ? at : text.length();
  }

  private static int lineEnd(String text, int from) {
    int at = from;
    while (at < text.length()) {
      char c = text.charAt(at++);
      if (c == '\n' || (c == '\r' && !text.startsWith("\n", at))) {
        return at;
      }
    }
    return at;
  }

  private void flush() {
    if (split) {
      line("<<<<<<< " + mineLabel);
      line(mine);
      line("=======");
      line(theirs);
      line(">>>>>>> " + theirsLabel);
    } else {
      made.append(mine);
    }
    mine.setLength(0);
    theirs.setLength(0);
    split = false;
  }

  private void line(CharSequence text) {
    made.append(text);
    if (!endsLine(made)) {
      made.append(newline);
    }
  }

  private static boolean endsLine(StringBuilder text) {
    return text.isEmpty() || Output.isLineEnd(text.charAt(text.length() - 1));
  }
}
