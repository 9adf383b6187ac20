package org.xsm.xsmd.edit;

import java.util.List;

/** Lists in a sentence: a decision. */
final class Listing {
  private static final int LONGEST = 120;

  private Listing() {}

  /** As in {@code a, b and c}. */
  static String and(List<String> words) {
    return switch (words.size()) {
      case 0 -> "";
      case 1 -> words.getFirst();
      default -> String.join(", ", words.subList(0, words.size() - 1)) + " and " + words.getLast();
    };
  }

  /** The first of them and how many more there are, as in {@code a, b, c and 9 more}. */
  static String some(List<String> words, int most) {
    return words.size() <= most
        ? and(words)
        : String.join(", ", words.subList(0, most)) + " and " + (words.size() - most) + " more";
  }

  /** As in {@code 1 guest}, {@code 3 guests}. */
  static String count(int number, String thing) {
    return number + " " + thing + (number == 1 ? "" : "s");
  }

  /** What a file says, on one line and not too long for a sentence. */
  static String brief(String text) {
    String line = text.replaceAll("\\s+", " ").strip();
    return line.codePointCount(0, line.length()) <= LONGEST
        ? line
        : line.substring(0, line.offsetByCodePoints(0, LONGEST)) + "…";
  }
}
