package org.xsm.schema;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** An amount of memory or storage in whole KiB: a value. A bare number is MiB. */
public record Size(long bytes) implements Comparable<Size> {
  private static final Pattern FORM =
      Pattern.compile("\\s*([0-9]{1,12}(?:\\.[0-9]{1,12})?)\\s?(KiB|MiB|GiB|TiB)?\\s*");
  private static final long KIB = 1024;
  private static final BigDecimal MOST = BigDecimal.valueOf(1L << 60);

  public static Size parse(String text) {
    Matcher matcher = FORM.matcher(text);
    if (!matcher.matches()) {
      throw new IllegalArgumentException(
          "is not a size; write a whole number and MiB or GiB, as in 512MiB");
    }
    BigDecimal bytes =
        new BigDecimal(matcher.group(1)).multiply(BigDecimal.valueOf(unit(matcher.group(2))));
    if (bytes.compareTo(MOST) > 0) {
      throw new IllegalArgumentException("is more than any machine has; write at most 1048576TiB");
    }
    BigDecimal kib = bytes.divide(BigDecimal.valueOf(KIB));
    if (kib.stripTrailingZeros().scale() > 0) {
      throw new IllegalArgumentException(
          "comes to "
              + kib.stripTrailingZeros().toPlainString()
              + " KiB, not to whole KiB; write "
              + kib.toBigInteger().add(BigInteger.ONE)
              + "KiB");
    }
    return new Size(bytes.longValueExact());
  }

  public static Size ofMebibytes(long mebibytes) {
    return new Size(Math.multiplyExact(mebibytes, KIB * KIB));
  }

  private static long unit(@Nullable String name) {
    return switch (name) {
      case "KiB" -> KIB;
      case "GiB" -> KIB * KIB * KIB;
      case "TiB" -> KIB * KIB * KIB * KIB;
      case null, default -> KIB * KIB;
    };
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
    String[] units = {"KiB", "MiB", "GiB", "TiB"};
    int unit = 0;
    while (unit < units.length - 1 && amount != 0 && amount % KIB == 0) {
      amount /= KIB;
      unit++;
    }
    return amount + units[unit];
  }
}
