package org.xsm.schema.xen;

import org.xsm.schema.Position;
import org.xsm.schema.xen.XlToken.Kind;

/** Reads quoted strings, plain and triple-quoted, with Python's escapes; used by one thread. */
final class XlStrings {
  private final XlCursor cursor;
  private final XlProblems problems;

  XlStrings(XlCursor cursor, XlProblems problems) {
    this.cursor = cursor;
    this.problems = problems;
  }

  /** Reads the string whose opening quote is next. */
  XlToken read(boolean raw, Position position, boolean first) {
    char quote = cursor.next();
    boolean triple = cursor.peek(0) == quote && cursor.peek(1) == quote;
    if (triple) {
      cursor.next();
      cursor.next();
    }
    var text = new StringBuilder();
    while (!(triple ? cursor.atEnd() : cursor.atLineEnd())) {
      if (closes(quote, triple)) {
        return new XlToken(Kind.STRING, text.toString(), position, first);
      }
      character(text, raw);
    }
    problems.error("xl-syntax", position, unclosed(quote, triple));
    return new XlToken(Kind.BROKEN_STRING, text.toString(), position, first);
  }

  private static String unclosed(char quote, boolean triple) {
    return triple
        ? "the string opened here is never closed; end it with " + String.valueOf(quote).repeat(3)
        : "the string opened here is not closed on its line; end it with " + quote;
  }

  private boolean closes(char quote, boolean triple) {
    boolean closes =
        cursor.peek(0) == quote
            && (!triple || (cursor.peek(1) == quote && cursor.peek(2) == quote));
    for (int left = closes ? triple ? 3 : 1 : 0; left > 0; left--) {
      cursor.next();
    }
    return closes;
  }

  private void character(StringBuilder text, boolean raw) {
    if (cursor.atLineEnd()) {
      cursor.nextLine();
      text.append('\n');
      return;
    }
    char character = cursor.next();
    if (character != '\\' || cursor.atEnd()) {
      text.append(character);
    } else if (raw) {
      text.append(character);
      // A raw string keeps the backslash, yet the quote after it does not end the string.
      if (!cursor.atLineEnd()) {
        text.append(cursor.next());
      }
    } else {
      escape(text);
    }
  }

  private void escape(StringBuilder text) {
    if (cursor.atLineEnd()) {
      cursor.nextLine();
      return;
    }
    char escaped = cursor.next();
    switch (escaped) {
      case 'n' -> text.append('\n');
      case 't' -> text.append('\t');
      case 'r' -> text.append('\r');
      case 'a' -> text.append('\u0007');
      case 'b' -> text.append('\b');
      case 'f' -> text.append('\f');
      case 'v' -> text.append('\u000B');
      case '\\', '\'', '"' -> text.append(escaped);
      case 'x' -> code(text, "\\x", 16, 2);
      case 'u' -> code(text, "\\u", 16, 4);
      case '0', '1', '2', '3', '4', '5', '6', '7' -> octal(text, escaped);
      default -> text.append('\\').append(escaped);
    }
  }

  private void octal(StringBuilder text, char first) {
    int code = first - '0';
    for (int digits = 1; digits < 3 && Character.digit(cursor.peek(0), 8) >= 0; digits++) {
      code = code * 8 + Character.digit(cursor.next(), 8);
    }
    text.append((char) code);
  }

  /** A character by its number; Python keeps what is not one as it stands. */
  private void code(StringBuilder text, String mark, int radix, int digits) {
    int code = 0;
    for (int ahead = 0; ahead < digits; ahead++) {
      int digit = Character.digit(cursor.peek(ahead), radix);
      if (digit < 0) {
        text.append(mark);
        return;
      }
      code = code * radix + digit;
    }
    for (int ahead = 0; ahead < digits; ahead++) {
      cursor.next();
    }
    text.append((char) code);
  }
}
