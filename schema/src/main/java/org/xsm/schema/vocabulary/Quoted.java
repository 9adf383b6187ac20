package org.xsm.schema.vocabulary;

/** Texts of a file as messages show them: a decision. */
public final class Quoted {
  private static final int MOST = 60;

  private Quoted() {}

  /** In quotes, on one line, and of bounded length. */
  public static String of(String text) {
    var shown = new StringBuilder("\"");
    int length = 0;
    for (int i = 0; i < text.length(); ) {
      int point = text.codePointAt(i);
      if (length++ == MOST) {
        return shown.append("…\"").toString();
      }
      shown.append(Character.isISOControl(point) ? " " : Character.toString(point));
      i += Character.charCount(point);
    }
    return shown.append('"').toString();
  }
}
