package org.xsm.schema.merge;

import org.jspecify.annotations.Nullable;
import org.xsm.schema.Position;

/**
 * Two changes that cannot both hold: a value. Prints as a sentence.
 *
 * @param path what it is about, as in {@code vm My_site/vm1 disk vda}
 * @param field empty where it is about the thing as a whole
 * @param base what the field was before; null where it was not said
 */
public record Conflict(
    String path, String field, @Nullable String base, Claim mine, Claim theirs) {

  /** What a side does: a value. */
  public enum Does {
    /** Gives the field a value. */
    SETS,
    /** Takes the field out. */
    UNSETS,
    /** Takes the thing out. */
    REMOVES,
    /** Changes the thing that the other takes out, in the fields that the value lists. */
    CHANGES,
    /** Moves the thing into the set that the value names. */
    MOVES,
    /** Gives the things that the value names another order. */
    REORDERS,
    /** Has this name for a thing of its own. */
    NAMES,
    /** Writes something else in a piece that is merged as a whole. */
    REWRITES
  }

  /**
   * One side's part of it: a value.
   *
   * @param value empty where there is none to say
   * @param label whose it is
   * @param file the name of the side's text
   * @param position where it stands there; for something removed, where it would stand
   */
  public record Claim(Does does, String value, String label, String file, Position position) {
    @Override
    public String toString() {
      String what =
          switch (does) {
            case SETS -> "says " + quoted(value);
            case UNSETS -> "unsets it";
            case REMOVES -> "removes it";
            case CHANGES -> value.isEmpty() ? "changes it" : "changes its " + value;
            case MOVES -> "moves it to " + value;
            case REORDERS -> "orders them " + value;
            case NAMES -> "names one so";
            case REWRITES -> "rewrites it";
          };
      return label + " " + what + " (line " + position.line() + ")";
    }
  }

  @Override
  public String toString() {
    String what = field.isEmpty() ? path : path + " " + field;
    String before =
        switch (mine.does) {
          case SETS, UNSETS -> base == null ? "; it was unset" : "; it was " + quoted(base);
          default -> "";
        };
    return "both change " + what + ": " + mine + ", " + theirs + before;
  }

  private static String quoted(String value) {
    boolean plain = !value.isEmpty() && value.chars().noneMatch(Character::isWhitespace);
    return plain ? value : '"' + value + '"';
  }
}
