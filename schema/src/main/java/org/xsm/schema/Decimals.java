package org.xsm.schema;

import java.math.BigDecimal;

/** Numbers with at most three decimals, kept as whole thousandths: a decision. */
final class Decimals {
  private Decimals() {}

  static long thousandths(String number, String complaint) {
    try {
      return new BigDecimal(number.strip()).movePointRight(3).longValueExact();
    } catch (ArithmeticException | NumberFormatException e) {
      throw new IllegalArgumentException(complaint, e);
    }
  }

  static String text(long thousandths) {
    return BigDecimal.valueOf(thousandths, 3).stripTrailingZeros().toPlainString();
  }
}
