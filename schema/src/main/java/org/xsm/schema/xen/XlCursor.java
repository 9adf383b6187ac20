package org.xsm.schema.xen;

import org.xsm.schema.Position;

/** A place that moves through a text and knows its line and column; used by one thread. */
final class XlCursor {
  private static final char BYTE_ORDER_MARK = '\uFEFF';

  private final String text;
  private int at;
  private int line = 1;
  private int lineStart;

  XlCursor(String text) {
    this.text = text;
    if (!text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK) {
      at = 1;
      lineStart = 1;
    }
  }

  boolean atEnd() {
    return at >= text.length();
  }

  /** The character so many places ahead, NUL beyond the ends. */
  char peek(int ahead) {
    int place = at + ahead;
    return place >= 0 && place < text.length() ? text.charAt(place) : '\0';
  }

  boolean atLineEnd() {
    return atEnd() || peek(0) == '\n' || peek(0) == '\r';
  }

  char next() {
    char character = text.charAt(at++);
    if (Character.isLowSurrogate(character) && Character.isHighSurrogate(peek(-2))) {
      // Columns count characters as people see them: the pair is one.
      lineStart++;
    }
    boolean endsLine = character == '\n' || (character == '\r' && peek(0) != '\n');
    if (endsLine) {
      line++;
      lineStart = at;
    }
    return character;
  }

  /** Goes over one line end of any of the three kinds. */
  void nextLine() {
    if (next() == '\r' && peek(0) == '\n') {
      next();
    }
  }

  int offset() {
    return at;
  }

  String since(int offset) {
    return text.substring(offset, at);
  }

  Position position() {
    return new Position(line, at - lineStart + 1);
  }
}
