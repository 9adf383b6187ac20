package org.xsm.schema.generate;

/** Numbers with leading zeros: a decision. */
final class Digits {
  private Digits() {}

  static String of(int number, int least) {
    String digits = Integer.toString(number);
    return "0".repeat(Math.max(0, least - digits.length())) + digits;
  }

  /** How many digits a number has. */
  static int count(int number) {
    return Integer.toString(number).length();
  }
}
