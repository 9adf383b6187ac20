package org.xsm.schema;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** An amount of memory or storage in whole KiB: a value. A bare number is MiB. */
public record Size(long bytes) implements Comparable<Size> {
  private static final Pattern FORM =
      Pattern.compile("\\s*([0-9]{1,13}(?:\\.[0-9]{1,12})?)\\s?(KiB|MiB|GiB|TiB)?\\s*");
  private static final List<String> UNITS = List.of("KiB", "MiB", "GiB", "TiB");
  private static final int KIB = 1024;
  private static final BigDecimal KIB_MOST = BigDecimal.valueOf(1L << 40);

  /** Reads {@code 96}, {@code 512MiB}, {@code 1.5 GiB}. */
  public static Size parse(String text) {
    Matcher matcher = FORM.matcher(text);
    if (!matcher.matches()) {
      throw new IllegalArgumentException(
          "is not a size; write a whole number and MiB or GiB, as in 512MiB");
    }
    var number = new BigDecimal(matcher.group(1));
    int unit = matcher.group(2) == null ? 1 : UNITS.indexOf(matcher.group(2));
    BigDecimal kib = number.multiply(BigDecimal.valueOf(KIB).pow(unit));
    if (kib.compareTo(KIB_MOST) > 0) {
      throw new IllegalArgumentException("is more than any machine has; write at most 1024TiB");
    }
    if (kib.stripTrailingZeros().scale() > 0) {
      throw new IllegalArgumentException(
          "comes to "
              + kib.stripTrailingZeros().toPlainString()
              + " KiB, not to whole KiB; write "
              + near(number, unit));
    }
    return new Size(kib.longValueExact() * KIB);
  }

  public static Size ofMebibytes(long mebibytes) {
    return new Size(Math.multiplyExact(mebibytes, KIB * KIB));
  }

  /** Sizes near one that is none: in whole numbers of the unit below, and up to the next half. */
  private static String near(BigDecimal number, int unit) {
    if (unit == 0) {
      return number.setScale(0, RoundingMode.CEILING) + "KiB";
    }
    BigDecimal below =
        number
            .multiply(BigDecimal.valueOf(KIB))
            .setScale(0, RoundingMode.HALF_UP)
            .max(BigDecimal.ONE);
    BigDecimal halves = number.movePointRight(1).divide(BigDecimal.valueOf(5));
    BigDecimal half = halves.setScale(0, RoundingMode.CEILING).divide(BigDecimal.valueOf(2));
    return below + UNITS.get(unit - 1) + " or " + half.toPlainString() + UNITS.get(unit);
  }

  public Size plus(Size other) {
    return new Size(Math.addExact(bytes, other.bytes));
  }

  public Size minus(Size other) {
    return new Size(Math.subtractExact(bytes, other.bytes));
  }

  @Override
  public int compareTo(Size other) {
    return Long.compare(bytes, other.bytes);
  }

  /** In the largest unit that it is a whole number of. */
  @Override
  public String toString() {
    long amount = bytes / KIB;
    int unit = 0;
    while (unit < UNITS.size() - 1 && amount != 0 && amount % KIB == 0) {
      amount /= KIB;
      unit++;
    }
    return amount + UNITS.get(unit);
  }
}
