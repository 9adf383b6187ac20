package org.xsm.schema.edit;

import java.util.Comparator;
import java.util.List;

/**
 * A range of a text and what takes its place: a value.
 *
 * @param to just after the range
 */
record Patch(int from, int to, String text) {
  /** What is put in comes before what is replaced at the same place. */
  private static final Comparator<Patch> ORDER =
      Comparator.comparingInt(Patch::from).thenComparingInt(Patch::to);

  static Patch insert(int at, String text) {
    return new Patch(at, at, text);
  }

  static Patch remove(int from, int to) {
    return new Patch(from, to, "");
  }

  /** Carries out patches that do not overlap; those at one place in the order given. */
  static String apply(String text, List<Patch> patches) {
    var made = new StringBuilder(text.length() + 256);
    int at = 0;
    for (Patch patch : patches.stream().sorted(ORDER).toList()) {
      made.append(text, at, patch.from).append(patch.text);
      at = patch.to;
    }
    return made.append(text, at, text.length()).toString();
  }
}
