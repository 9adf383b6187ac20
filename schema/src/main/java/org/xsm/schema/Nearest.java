package org.xsm.schema;

import java.util.Collection;
import java.util.Locale;
import java.util.Optional;

/** Finds the known word that was probably meant: a decision. */
public final class Nearest {
  private Nearest() {}

  /**
   * The known word closest to what was written: the same but for case, dashes and underscores, or
   * else with so few letters missing, added, changed or swapped that it is no chance.
   */
  public static Optional<String> to(String written, Collection<String> known) {
    String plain = plain(written);
    String best = null;
    int least = allowed(plain.length()) + 1;
    for (String word : known) {
      String candidate = plain(word);
      if (candidate.equals(plain)) {
        return Optional.of(word);
      }
      if (Math.abs(candidate.length() - plain.length()) < least) {
        int distance = distance(plain, candidate, least);
        if (distance < least) {
          least = distance;
          best = word;
        }
      }
    }
    return Optional.ofNullable(best);
  }

  private static int allowed(int length) {
    if (length < 5) {
      return 1;
    }
    return length < 9 ? 2 : 3;
  }

  private static String plain(String word) {
    String bounded = word.length() > 64 ? word.substring(0, 64) : word;
    return bounded.toLowerCase(Locale.ROOT).replace("_", "").replace("-", "");
  }

  /**
   * Damerau and Levenshtein's distance, restricted to swaps of neighbours; a bound ends it early.
   */
  private static int distance(String a, String b, int bound) {
    int[] before = new int[b.length() + 1];
    int[] last = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      last[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int[] row = new int[b.length() + 1];
      row[0] = i;
      int least = i;
      for (int j = 1; j <= b.length(); j++) {
        int cost = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
        row[j] = Math.min(Math.min(row[j - 1], last[j]) + 1, last[j - 1] + cost);
        if (i > 1
            && j > 1
            && a.charAt(i - 1) == b.charAt(j - 2)
            && a.charAt(i - 2) == b.charAt(j - 1)) {
          row[j] = Math.min(row[j], before[j - 2] + 1);
        }
        least = Math.min(least, row[j]);
      }
      if (least >= bound) {
        return bound;
      }
      before = last;
      last = row;
    }
    return last[b.length()];
  }
}
