package org.xsm.schema;

/** A share in percent, with at most three decimals: a value. */
public record Share(long thousandthsOfPercent) {
  public static Share parse(String text) {
    String number = text.strip();
    if (!number.endsWith("%")) {
      throw new IllegalArgumentException(
          "is not a share; write a number and a percent sign, as in 20%");
    }
    return new Share(
        Decimals.thousandths(
            number.substring(0, number.length() - 1),
            "is not a share; write a number and a percent sign, as in 20%"));
  }

  /** This share of a number of things, rounded down. */
  public long of(long amount) {
    return Math.multiplyExact(amount, thousandthsOfPercent) / 100_000;
  }

  @Override
  public String toString() {
    return Decimals.text(thousandthsOfPercent) + "%";
  }
}
