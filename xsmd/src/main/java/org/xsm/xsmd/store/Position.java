package org.xsm.xsmd.store;

import java.util.Comparator;

/**
 * A place in the committed order of the site: a value.
 *
 * @param epoch how often the site was recovered
 * @param index how many commands were applied, over all epochs
 * @param hash the chain of hashes up to that command
 */
public record Position(long epoch, long index, Hash hash) implements Comparable<Position> {
  /** Before everything. */
  public static final Position NOTHING = new Position(0, 0, Hash.NONE);

  private static final Comparator<Position> ORDER =
      Comparator.comparingLong(Position::epoch).thenComparingLong(Position::index);

  /** By epoch, then index. Two of one site that compare as equal have the same hash. */
  @Override
  public int compareTo(Position other) {
    return ORDER.compare(this, other);
  }

  public boolean isAfter(Position other) {
    return compareTo(other) > 0;
  }

  @Override
  public String toString() {
    return epoch + "." + index + "#" + hash.brief();
  }
}
