package org.xsm.schema.vocabulary;

import java.util.ArrayList;
import java.util.List;

/** A decision: white space as XML has it: blanks, tabs and line ends, and nothing else. */
final class Whitespace {
  private Whitespace() {}

  static boolean is(char c) {
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
  }

  /** The words between white space. */
  static List<String> words(String text) {
    var words = new ArrayList<String>();
    int start = -1;
    for (int i = 0; i <= text.length(); i++) {
      boolean blank = i == text.length() || is(text.charAt(i));
      if (blank && start >= 0) {
        words.add(text.substring(start, i));
        start = -1;
      } else if (!blank && start < 0) {
        start = i;
      }
    }
    return words;
  }

  /** The words with one blank between them. */
  static String collapse(String text) {
    return isCollapsed(text) ? text : String.join(" ", words(text));
  }

  private static boolean isCollapsed(String text) {
    boolean blankBefore = true;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean blank = is(c);
      if (blank && (blankBefore || c != ' ')) {
        return false;
      }
      blankBefore = blank;
    }
    return text.isEmpty() || !blankBefore;
  }

  static boolean isBlank(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (!is(text.charAt(i))) {
        return false;
      }
    }
    return true;
  }
}
