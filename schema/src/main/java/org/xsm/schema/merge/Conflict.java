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
public record Conflict(String path, String field, @Nullable String base, Claim mine, Claim theirs) {

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
      String line = " (line " + position.line() + ")";
      return switch (does) {
        case SETS -> label + " says " + quoted(value) + line;
        case UNSETS -> label + " unsets it" + line;
        case REMOVES -> label + " removes it";
        case CHANGES -> label + " changes its " + value + line;
        case MOVES -> label + " moves it to " + value + line;
        case REORDERS -> label + " says " + value + line;
        case NAMES -> label + line;
        case REWRITES -> label + " rewrites it" + line;
      };
    }
  }

  @Override
  public String toString() {
    String what = field.isEmpty() ? path : path + " " + field;
    return switch (mine.does) {
      case SETS, UNSETS -> "both change " + what + ": " + mine + ", " + theirs + before();
      case REMOVES, CHANGES -> "one removes and one changes " + what + ": " + mine + ", " + theirs;
      case MOVES -> "both move " + what + ": " + mine + ", " + theirs;
      case REORDERS, REWRITES -> "both change " + what + ": " + mine + ", " + theirs;
      case NAMES -> "both bring a " + what + ": " + mine + ", " + theirs + "; rename one";
    };
  }

  private String before() {
    return base == null ? "; it was unset" : "; it was " + quoted(base);
  }

  private static String quoted(String value) {
    boolean plain = !value.isEmpty() && value.chars().noneMatch(Character::isWhitespace);
    return plain ? value : '"' + value + '"';
  }
}
