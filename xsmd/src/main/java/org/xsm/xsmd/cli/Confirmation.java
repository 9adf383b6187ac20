package org.xsm.xsmd.cli;

import org.jspecify.annotations.Nullable;

/** The sentence that has to be typed before something that cannot be undone: a decision. */
final class Confirmation {
  private Confirmation() {}

  /**
   * What was typed or given, if it is the sentence.
   *
   * @param given with {@code --confirm}; null to ask for it on standard input
   */
  static String of(Session session, @Nullable String given, String sentence) {
    String typed = given;
    if (typed == null) {
      typed = session.terminal().ask("To go on type: " + Plain.line(sentence) + "\n> ").orElse("");
    }
    if (!typed.strip().equals(sentence.strip())) {
      throw new Failure(
          Exit.REFUSED,
          "nothing is done: that is not the sentence \""
              + sentence
              + "\"; type it, or give it with"
              + " --confirm");
    }
    return typed.strip();
  }
}
