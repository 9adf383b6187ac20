package org.xsm.xsmd.cli;

/** Lines with colours in them: a decision. */
final class Painted {
  private static final char ESCAPE = '\u001B';
  private static final String RESET = "\u001B[0m";

  private Painted() {}

  /** As much of a line as a width has room for; colours take none, and do not run on. */
  static String cut(String line, int width) {
    int seen = 0;
    boolean painted = false;
    for (int at = 0; at < line.length(); at++) {
      if (line.charAt(at) == ESCAPE) {
        at = Math.max(at, line.indexOf('m', at));
        painted = true;
      } else if (seen == width - 1 && more(line, at + 1)) {
        return line.substring(0, at) + "…" + (painted ? RESET : "");
      } else {
        seen++;
      }
    }
    return line;
  }

  /** Whether anything is to be seen from there on. */
  private static boolean more(String line, int from) {
    return !line.substring(from).replaceAll("\u001B\\[[0-9;]*m", "").isEmpty();
  }
}
