package org.xsm.schema;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A speed of data, in bits a second: a value. */
public record Rate(long bitsPerSecond) {
  private static final Pattern FORM =
      Pattern.compile("\\s*([0-9]{1,9}(?:\\.[0-9]{1,3})?)\\s?(kbit|Mbit|Gbit|KiB|MiB|GiB)/s\\s*");
  private static final String COMPLAINT =
      "is not a rate; write a number and Mbit/s, Gbit/s or MiB/s, as in 100Mbit/s";

  public static Rate parse(String text) {
    Matcher matcher = FORM.matcher(text);
    if (!matcher.matches()) {
      throw new IllegalArgumentException(COMPLAINT);
    }
    long unit = unit(matcher.group(2));
    long thousandths = Decimals.thousandths(matcher.group(1), COMPLAINT);
    return new Rate(Math.multiplyExact(thousandths, unit) / 1000);
  }

  private static long unit(String name) {
    return switch (name) {
      case "kbit" -> 1_000L;
      case "Mbit" -> 1_000_000L;
      case "Gbit" -> 1_000_000_000L;
      case "KiB" -> 8L << 10;
      case "MiB" -> 8L << 20;
      default -> 8L << 30;
    };
  }

  public long bytesPerSecond() {
    return bitsPerSecond / 8;
  }

  /**
   * In the largest unit that it is a whole number of; in KiB, MiB or GiB where bits do not come
   * out.
   */
  @Override
  public String toString() {
    String[] units = {"Gbit", "GiB", "Mbit", "MiB", "kbit", "KiB"};
    for (String unit : units) {
      if (bitsPerSecond != 0 && bitsPerSecond % unit(unit) == 0) {
        return bitsPerSecond / unit(unit) + unit + "/s";
      }
    }
    return Decimals.text(bitsPerSecond) + "kbit/s";
  }
}
