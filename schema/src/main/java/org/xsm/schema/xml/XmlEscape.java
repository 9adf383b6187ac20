package org.xsm.schema.xml;

/**
 * A decision: how characters are written so that reading gives them back. A character that XML does
 * not allow cannot be written in any way; ask {@link #isWritable} before.
 */
public final class XmlEscape {
  private XmlEscape() {}

  /** What stands between the quotes of an attribute. */
  public static String attribute(String value, char quote) {
    return escape(value, quote, false);
  }

  /** What stands between tags. */
  public static String text(String value) {
    return escape(value, '\0', true);
  }

  /** Whether XML allows each character of the value. */
  public static boolean isWritable(String value) {
    return Characters.firstForbidden(value) < 0;
  }

  private static String escape(String value, char quote, boolean text) {
    int forbidden = Characters.firstForbidden(value);
    if (forbidden >= 0) {
      String code = Characters.code(value.charAt(forbidden));
      throw new IllegalArgumentException(code + " cannot be written in XML; remove it");
    }
    var escaped = new StringBuilder(value.length());
    for (int at = 0; at < value.length(); at++) {
      char c = value.charAt(at);
      switch (c) {
        case '&' -> escaped.append("&amp;");
        case '<' -> escaped.append("&lt;");
        case '\r' -> escaped.append("&#13;");
        case '>' -> escaped.append(text ? "&gt;" : ">");
        case '\n' -> escaped.append(text ? "\n" : "&#10;");
        case '\t' -> escaped.append(text ? "\t" : "&#9;");
        case '"', '\'' -> escaped.append(c != quote ? "" + c : c == '"' ? "&quot;" : "&apos;");
        default -> escaped.append(c);
      }
    }
    return escaped.toString();
  }
}
