package org.xsm.xsmd.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.StringJoiner;

/** Pieces of sentences: a decision. */
final class Words {
  private Words() {}

  /** A number of things, as in {@code 1 host} and {@code 2 hosts}. */
  static String count(long number, String thing) {
    return number + " " + thing + (number == 1 ? "" : "s");
  }

  /** A choice, as in {@code auto, always or never}. */
  static String or(List<String> words) {
    return words.size() < 2
        ? String.join("", words)
        : String.join(", ", words.subList(0, words.size() - 1)) + " or " + words.getLast();
  }

  /** A text in lines of a width, as far as its words allow. */
  static List<String> wrap(String text, int width) {
    var lines = new ArrayList<String>();
    var line = new StringJoiner(" ");
    for (String word : text.strip().split("\\s+", -1)) {
      if (line.length() > 0 && line.length() + 1 + word.length() > width) {
        lines.add(line.toString());
        line = new StringJoiner(" ");
      }
      line.add(word);
    }
    lines.add(line.toString());
    return lines;
  }
}
