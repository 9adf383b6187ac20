package org.xsm.xsmd.cli;

/** Text as a terminal may have it: a decision. What a file says never steers the terminal. */
final class Plain {
  private Plain() {}

  /** A line with nothing in it that moves the cursor, changes colours or turns the direction. */
  static String line(String text) {
    return text.codePoints().anyMatch(Plain::steers) ? replaced(text) : text;
  }

  private static String replaced(String text) {
    var plain = new StringBuilder(text.length());
    text.codePoints().forEach(code -> plain.appendCodePoint(steers(code) ? 0xFFFD : code));
    return plain.toString();
  }

  private static boolean steers(int code) {
    return (Character.isISOControl(code) && code != '\t')
        || (code >= 0x202A && code <= 0x202E)
        || (code >= 0x2066 && code <= 0x2069);
  }
}
