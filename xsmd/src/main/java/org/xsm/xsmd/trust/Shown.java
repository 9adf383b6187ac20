package org.xsm.xsmd.trust;

/** Foreign text as a message may show it, short and on one line: a decision. */
final class Shown {
  private static final int MOST = 80;

  private Shown() {}

  static String of(String foreign) {
    return of(foreign, MOST);
  }

  static String of(String foreign, int most) {
    StringBuilder shown = new StringBuilder();
    foreign
        .codePoints()
        .limit(most)
        .map(c -> c < ' ' || c == '"' || c > '~' ? '?' : c)
        .forEach(shown::appendCodePoint);
    return foreign.codePointCount(0, foreign.length()) > most ? shown + "…" : shown.toString();
  }
}
