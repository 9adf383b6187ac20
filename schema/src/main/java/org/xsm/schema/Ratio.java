package org.xsm.schema;

/** A multiple with at most three decimals: a value. */
public record Ratio(long thousandths) implements Comparable<Ratio> {

  /** Reads {@code 8}, {@code 1.5}. */
  public static Ratio parse(String text) {
    return new Ratio(
        Decimals.thousandths(text, "is not a ratio; write a number such as 1, 1.5 or 8"));
  }

  /** So many times an amount, rounded down. */
  public long of(long amount) {
    return Math.multiplyExact(amount, thousandths) / 1000;
  }

  @Override
  public int compareTo(Ratio other) {
    return Long.compare(thousandths, other.thousandths);
  }

  @Override
  public String toString() {
    return Decimals.text(thousandths);
  }
}
