package org.xsm.schema;

import java.math.BigDecimal;

/** Numbers with at most three decimals, kept as whole thousandths: a decision. */
final class Decimals {
  private static final int MOST_DIGITS = 9;
  private static final int DECIMALS = 3;

  private Decimals() {}

  static long thousandths(String number, String complaint) {
    String digits = number.strip();
    int dot = digits.indexOf('.');
    int whole = dot < 0 ? digits.length() : dot;
    int decimals = dot < 0 ? 0 : digits.length() - dot - 1;
    boolean fits = whole >= 1 && whole <= MOST_DIGITS && decimals <= DECIMALS;
    if (!fits || (dot >= 0 && decimals == 0) || !isNumber(digits, dot)) {
      throw new IllegalArgumentException(complaint);
    }
    return new BigDecimal(digits).movePointRight(DECIMALS).longValueExact();
  }

  static String text(long thousandths) {
    return BigDecimal.valueOf(thousandths, DECIMALS).stripTrailingZeros().toPlainString();
  }

  private static boolean isNumber(String digits, int dot) {
    for (int i = 0; i < digits.length(); i++) {
      if (i != dot && (digits.charAt(i) < '0' || digits.charAt(i) > '9')) {
        return false;
      }
    }
    return true;
  }
}
