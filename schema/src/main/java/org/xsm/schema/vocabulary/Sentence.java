package org.xsm.schema.vocabulary;

import java.util.List;

/** A decision: how words are put together in a message. */
final class Sentence {
  private Sentence() {}

  /** As in {@code a, b or c}. */
  static String or(List<String> words) {
    return words.size() < 2
        ? String.join("", words)
        : String.join(", ", words.subList(0, words.size() - 1)) + " or " + words.getLast();
  }
}
