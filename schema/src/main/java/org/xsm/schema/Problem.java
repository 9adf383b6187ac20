package org.xsm.schema;

import java.util.Comparator;

/**
 * A value: one thing that is wrong with a file, at its place, in a sentence for the administrator.
 * Sorts by file, then place; errors before warnings at the same place.
 *
 * @param rule the short name of what was broken, as in {@code too-deep}; stable, for machines
 * @param message lower-case first; what was found and what to do
 */
public record Problem(
    Severity severity, String rule, String file, Position position, String message)
    implements Comparable<Problem> {

  /** A value: whether the file is refused for it. */
  public enum Severity {
    ERROR,
    WARNING
  }

  private static final Comparator<Problem> ORDER =
      Comparator.comparing(Problem::file)
          .thenComparing(Problem::position)
          .thenComparing(Problem::severity)
          .thenComparing(Problem::rule)
          .thenComparing(Problem::message);

  /** A problem for which the file is refused. */
  public static Problem error(String rule, String file, Position position, String message) {
    return new Problem(Severity.ERROR, rule, file, position, message);
  }

  /** A problem that is said, and lived with. */
  public static Problem warning(String rule, String file, Position position, String message) {
    return new Problem(Severity.WARNING, rule, file, position, message);
  }

  @Override
  public int compareTo(Problem other) {
    return ORDER.compare(this, other);
  }

  /** The line that is printed: {@code site.xml:14:9: message}. */
  @Override
  public String toString() {
    String kind = severity == Severity.WARNING ? "warning: " : "";
    return file + ":" + position + ": " + kind + message;
  }
}
