package org.xsm.schema.xml;

/** A decision: how a piece of a text is shown inside a message: on one line, and short. */
final class Quote {
  private static final int LONGEST = 40;

  private Quote() {}

  static String of(CharSequence piece) {
    var shown = new StringBuilder();
    int at = 0;
    while (at < piece.length() && at < LONGEST) {
      int c = Character.codePointAt(piece, at);
      boolean plain = Characters.isAllowed(c) && !Character.isISOControl(c);
      shown.appendCodePoint(plain ? c : ' ');
      at += Character.charCount(c);
    }
    return at < piece.length() ? shown + "…" : shown.toString();
  }

  /** The piece of a text between two offsets. */
  static String of(String text, int from, int to) {
    return of(text.substring(from, Math.min(to, from + LONGEST + 2)));
  }
}
