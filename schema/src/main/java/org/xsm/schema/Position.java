package org.xsm.schema;

/**
 * A value: a place in a text, both parts counted from 1. The column counts characters as people see
 * them in an editor (code points), a tab being one.
 */
public record Position(int line, int column) implements Comparable<Position> {

  /** Where a file as a whole is spoken of: its first character. */
  public static final Position START = new Position(1, 1);

  @Override
  public int compareTo(Position other) {
    return line == other.line
        ? Integer.compare(column, other.column)
        : Integer.compare(line, other.line);
  }

  @Override
  public String toString() {
    return line + ":" + column;
  }
}
