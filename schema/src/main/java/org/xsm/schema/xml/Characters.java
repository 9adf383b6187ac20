package org.xsm.schema.xml;

import java.util.HexFormat;

/** A decision: which characters XML 1.0 (fifth edition, productions 2 to 4a) allows where. */
final class Characters {
  private Characters() {}

  /** White space between the parts of a tag. */
  static boolean isSpace(char c) {
    return c == ' ' || c == '\n' || c == '\t' || c == '\r';
  }

  /** Whether a text may hold it at all, written out or as a reference. */
  static boolean isAllowed(int c) {
    return c >= 0x20
        ? c < 0xD800 || (c > 0xDFFF && c < 0xFFFE) || (c > 0xFFFF && c <= 0x10FFFF)
        : c == '\n' || c == '\t' || c == '\r';
  }

  /** The offset of the first character that no text may hold; -1 if there is none. */
  static int firstForbidden(CharSequence text) {
    for (int at = 0; at < text.length(); at++) {
      char c = text.charAt(at);
      if (Character.isHighSurrogate(c)
          && at + 1 < text.length()
          && Character.isLowSurrogate(text.charAt(at + 1))) {
        at++;
      } else if (!isAllowed(c)) {
        return at;
      }
    }
    return -1;
  }

  /** What a character is called that cannot be shown, as in {@code U+0001}. */
  static String code(char c) {
    return "U+" + HexFormat.of().withUpperCase().toHexDigits(c);
  }

  static boolean startsName(int c) {
    return c < 0x80 ? isLetter(c) || c == '_' || c == ':' : startsForeignName(c);
  }

  static boolean continuesName(int c) {
    return startsName(c)
        || c == '-'
        || c == '.'
        || (c >= '0' && c <= '9')
        || c == 0xB7
        || (c >= 0x300 && c <= 0x36F)
        || c == 0x203F
        || c == 0x2040;
  }

  /** The end of the name at an offset; the offset itself if no name starts there. */
  static int nameEnd(String text, int from) {
    int at = from;
    while (at < text.length()) {
      int c = text.codePointAt(at);
      if (at == from ? !startsName(c) : !continuesName(c)) {
        return at;
      }
      at += Character.charCount(c);
    }
    return at;
  }

  static int skipSpace(String text, int from) {
    int at = from;
    while (at < text.length() && isSpace(text.charAt(at))) {
      at++;
    }
    return at;
  }

  private static boolean isLetter(int c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  }

  private static boolean startsForeignName(int c) {
    return (c >= 0xC0 && c <= 0x2FF && c != 0xD7 && c != 0xF7)
        || (c >= 0x370 && c <= 0x1FFF && c != 0x37E)
        || c == 0x200C
        || c == 0x200D
        || (c >= 0x2070 && c <= 0x218F)
        || (c >= 0x2C00 && c <= 0x2FEF)
        || (c >= 0x3001 && c <= 0xD7FF)
        || (c >= 0xF900 && c <= 0xFDCF)
        || (c >= 0xFDF0 && c <= 0xFFFD)
        || (c >= 0x10000 && c <= 0xEFFFF);
  }
}
