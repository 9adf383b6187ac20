package org.xsm.schema.xen;

import java.util.Locale;
import java.util.OptionalLong;
import java.util.regex.Pattern;

/** Numbers as C and Python write them: a decision. */
final class XlNumbers {
  private static final Pattern DECIMAL = Pattern.compile("-?(0|[1-9][0-9]{0,17})");
  private static final Pattern HEXADECIMAL = Pattern.compile("-?0x[0-9a-f]{1,15}");
  private static final Pattern OCTAL = Pattern.compile("-?0o?[0-7]{1,20}");

  private XlNumbers() {}

  /** The number, or nothing where the word is none or is beyond any use. */
  static OptionalLong parse(String word) {
    String lower = word.toLowerCase(Locale.ROOT);
    // Python 2 ends its long numbers so.
    String digits = lower.endsWith("l") ? lower.substring(0, lower.length() - 1) : lower;
    if (DECIMAL.matcher(digits).matches()) {
      return OptionalLong.of(Long.parseLong(digits));
    }
    if (HEXADECIMAL.matcher(digits).matches()) {
      return OptionalLong.of(Long.parseLong(digits.replaceFirst("0x", ""), 16));
    }
    if (OCTAL.matcher(digits).matches()) {
      return OptionalLong.of(Long.parseLong(digits.replaceFirst("0o?", ""), 8));
    }
    return OptionalLong.empty();
  }
}
