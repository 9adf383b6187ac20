package org.xsm.schema;

/** A share in percent, with at most three decimals: a value. */
public record Share(long thousandthsOfPercent) implements Comparable<Share> {
  private static final String COMPLAINT =
      "is not a share; write a number and a percent sign, as in 20%";

  /** Reads {@code 20%}, {@code 12.5 %}. */
  public static Share parse(String text) {
    String number = text.strip();
    if (!number.endsWith("%")) {
      throw new IllegalArgumentException(COMPLAINT);
    }
    return new Share(Decimals.thousandths(number.substring(0, number.length() - 1), COMPLAINT));
  }

  /** This share of a number of things, rounded down. */
  public long of(long amount) {
    return Math.multiplyExact(amount, thousandthsOfPercent) / 100_000;
  }

  @Override
  public int compareTo(Share other) {
    return Long.compare(thousandthsOfPercent, other.thousandthsOfPercent);
  }

  @Override
  public String toString() {
    return Decimals.text(thousandthsOfPercent) + "%";
  }
}
