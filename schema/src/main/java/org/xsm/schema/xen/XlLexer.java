package org.xsm.schema.xen;

import java.util.Locale;
import java.util.Set;
import org.xsm.schema.Position;
import org.xsm.schema.xen.XlToken.Kind;

/** Cuts the text of a Xen configuration file into words, one at a time; used by one thread. */
final class XlLexer {
  /** Python marks a string as raw, Unicode or bytes by these; the quote follows at once. */
  private static final Set<String> STRING_MARKS = Set.of("r", "u", "b", "ur", "br");

  private final XlCursor cursor;
  private final XlStrings strings;
  private boolean lineBegins = true;

  XlLexer(String text, XlProblems problems) {
    cursor = new XlCursor(text);
    strings = new XlStrings(cursor, problems);
  }

  XlToken next() {
    skipBlanks();
    Position position = cursor.position();
    boolean first = lineBegins;
    lineBegins = false;
    if (cursor.atEnd()) {
      return new XlToken(Kind.END, "", position, first);
    }
    if (cursor.atLineEnd()) {
      cursor.nextLine();
      lineBegins = true;
      return new XlToken(Kind.NEWLINE, "\n", position, first);
    }
    char character = cursor.peek(0);
    if (isQuote(character)) {
      return strings.read(false, position, first);
    }
    if (isDigit(character)) {
      return new XlToken(Kind.NUMBER, word(true), position, first);
    }
    if (isLetter(character)) {
      return nameOrMarkedString(position, first);
    }
    return new XlToken(Kind.SIGN, sign(), position, first);
  }

  private XlToken nameOrMarkedString(Position position, boolean first) {
    String name = word(false);
    String mark = name.toLowerCase(Locale.ROOT);
    if (isQuote(cursor.peek(0)) && STRING_MARKS.contains(mark)) {
      return strings.read(mark.contains("r"), position, first);
    }
    return new XlToken(Kind.NAME, name, position, first);
  }

  private String sign() {
    int start = cursor.offset();
    char character = cursor.next();
    boolean two = cursor.peek(0) == '=' && "+=!<>*/%-".indexOf(character) >= 0;
    boolean pair = Character.isHighSurrogate(character) && Character.isLowSurrogate(cursor.peek(0));
    if (two || pair) {
      cursor.next();
    }
    return cursor.since(start);
  }

  private String word(boolean number) {
    int start = cursor.offset();
    while (isLetter(cursor.peek(0))
        || isDigit(cursor.peek(0))
        || (number && cursor.peek(0) == '.')) {
      cursor.next();
    }
    return cursor.since(start);
  }

  private void skipBlanks() {
    while (!cursor.atEnd()) {
      char character = cursor.peek(0);
      if (character == ' ' || character == '\t' || character == '\f' || character == '\u00A0') {
        cursor.next();
      } else if (character == '\\' && (cursor.peek(1) == '\n' || cursor.peek(1) == '\r')) {
        cursor.next();
        cursor.nextLine();
      } else if (character == '#') {
        skipLine();
      } else {
        return;
      }
    }
  }

  private void skipLine() {
    while (!cursor.atLineEnd()) {
      cursor.next();
    }
  }

  private static boolean isQuote(char character) {
    return character == '\'' || character == '"';
  }

  private static boolean isDigit(char character) {
    return character >= '0' && character <= '9';
  }

  private static boolean isLetter(char character) {
    return (character >= 'a' && character <= 'z')
        || (character >= 'A' && character <= 'Z')
        || character == '_';
  }
}
