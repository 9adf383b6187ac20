package org.xsm.schema.xml;

import java.util.Set;

/** A decision: whether each {@code &} of a piece of text starts a reference that XML knows. */
final class References {
  private static final Set<String> KNOWN = Set.of("lt", "gt", "amp", "quot", "apos");

  private References() {}

  /** Throws at the first that does not. */
  static void check(Mistakes mistakes, int from, int to) {
    String text = mistakes.text();
    for (int at = text.indexOf('&', from, to); at >= 0; at = text.indexOf('&', at + 1, to)) {
      if (text.startsWith("&#", at)) {
        number(mistakes, at, to);
      } else {
        name(mistakes, at, to);
      }
    }
  }

  private static void name(Mistakes mistakes, int at, int to) {
    String text = mistakes.text();
    int end = Math.min(Characters.nameEnd(text, at + 1), to);
    boolean known = KNOWN.contains(text.substring(at + 1, end));
    if (end == to || text.charAt(end) != ';') {
      String reference = text.substring(at, end);
      throw mistakes.at(
          at,
          known
              ? reference + " lacks its \";\"; write " + reference + ";"
              : "\"&\" stands alone; write &amp;");
    }
    if (end == at + 1) {
      throw mistakes.at(at, "\"&\" stands alone; write &amp;");
    }
    if (!known) {
      String shown = "&" + Quote.of(text, at + 1, end) + ";";
      throw mistakes.at(
          "entity",
          at,
          shown
              + " is not defined; there are &lt; &gt; &amp; &quot; and &apos;,"
              + " and a plain \"&\" is written &amp;");
    }
  }

  private static void number(Mistakes mistakes, int at, int to) {
    String text = mistakes.text();
    boolean hex = text.startsWith("x", at + 2);
    int start = hex ? at + 3 : at + 2;
    int radix = hex ? 16 : 10;
    int end = start;
    int value = 0;
    while (end < to && isDigit(text.charAt(end), radix)) {
      // Stays above every character once it is, however many digits follow.
      value = Math.min(value * radix + Character.digit(text.charAt(end), radix), 0x110000);
      end++;
    }
    if (end == start || end == to || text.charAt(end) != ';') {
      throw mistakes.at(
          at, "\"&#\" starts no character's number; write &amp;# for the characters themselves");
    }
    if (!Characters.isAllowed(value)) {
      String shown = "&#" + Quote.of(text, at + 2, end) + ";";
      throw mistakes.at(at, shown + " is not a character that XML allows; remove it");
    }
  }

  private static boolean isDigit(char c, int radix) {
    return c < 0x80 && Character.digit(c, radix) >= 0;
  }
}
