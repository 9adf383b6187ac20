package org.xsm.schema.xen;

/** How a piece of an admin's text appears in a message: a decision. Short, on one line, quoted. */
final class XlShown {
  private static final int LONGEST = 70;

  private XlShown() {}

  static String quoted(String text) {
    return '"' + plain(text) + '"';
  }

  static String plain(String text) {
    String shown = text.length() > LONGEST ? text.substring(0, LONGEST - 1) + "…" : text;
    var line = new StringBuilder(shown.length());
    for (int at = 0; at < shown.length(); at++) {
      char character = shown.charAt(at);
      boolean printable =
          character == '…'
              || !(Character.isISOControl(character) || Character.isSurrogate(character));
      line.append(printable ? character : '?');
    }
    return line.toString();
  }
}
