package org.xsm.xsmd.api;

import org.jspecify.annotations.Nullable;

/** Words of callers as they may stand in messages, logs and the audit trail: a decision. */
final class Shown {
  private static final int MOST = 120;

  private Shown() {}

  /** Cut, and with a question mark for each character that is not printed. */
  static String of(@Nullable String words) {
    if (words == null) {
      return "";
    }
    var shown = new StringBuilder();
    words
        .codePoints()
        .limit(MOST)
        .forEach(letter -> shown.appendCodePoint(isPlain(letter) ? letter : '?'));
    return words.codePointCount(0, words.length()) > MOST ? shown + "..." : shown.toString();
  }

  private static boolean isPlain(int letter) {
    return switch (Character.getType(letter)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.UNASSIGNED,
          Character.PRIVATE_USE,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          false;
      default -> true;
    };
  }
}
