package org.xsm.schema.legacy;

import java.util.Arrays;
import java.util.Locale;

/** Which known key an unknown one may be a slip of: a decision. */
final class XlSuggestion {
  private static final int LONGEST = 32;

  private XlSuggestion() {}

  static void warn(XlStatement statement, XlProblems problems) {
    String key = statement.key();
    if (key.length() < 4 || key.length() > LONGEST) {
      return;
    }
    int allowed = key.length() < 7 ? 1 : 2;
    Arrays.stream(XlKey.values())
        .flatMap(XlKey::words)
        .filter(word -> Math.abs(word.length() - key.length()) <= allowed)
        .filter(word -> distance(key.toLowerCase(Locale.ROOT), word) <= allowed)
        .findFirst()
        .ifPresent(
            word ->
                problems.warning(
                    "xl-key",
                    statement.position(),
                    key + " is not a key; did you mean " + word + "?"));
  }

  /** Levenshtein's distance, two neighbours swapped counting as one. */
  private static int distance(String one, String two) {
    int[][] rows = new int[one.length() + 1][two.length() + 1];
    for (int row = 0; row <= one.length(); row++) {
      for (int column = 0; column <= two.length(); column++) {
        rows[row][column] =
            row == 0 || column == 0 ? row + column : least(rows, one, two, row, column);
      }
    }
    return rows[one.length()][two.length()];
  }

  private static int least(int[][] rows, String one, String two, int row, int column) {
    int change = one.charAt(row - 1) == two.charAt(column - 1) ? 0 : 1;
    int least =
        Math.min(
            rows[row - 1][column - 1] + change,
            1 + Math.min(rows[row - 1][column], rows[row][column - 1]));
    boolean swapped =
        row > 1
            && column > 1
            && one.charAt(row - 1) == two.charAt(column - 2)
            && one.charAt(row - 2) == two.charAt(column - 1);
    return swapped ? Math.min(least, 1 + rows[row - 2][column - 2]) : least;
  }
}
