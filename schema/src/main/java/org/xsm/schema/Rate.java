package org.xsm.schema;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A speed of data, in bits a second: a value. */
public record Rate(long bitsPerSecond) implements Comparable<Rate> {
  private static final Pattern FORM =
      Pattern.compile("\\s*([0-9]{1,9}(?:\\.[0-9]{1,3})?)\\s?(kbit|Mbit|Gbit|KiB|MiB|GiB)/s\\s*");
  private static final String COMPLAINT =
      "is not a rate; write a number and Mbit/s, Gbit/s or MiB/s, as in 100Mbit/s";
  private static final long MOST = 1_000_000_000_000L;

  /** Reads {@code 100Mbit/s}, {@code 12.5 MiB/s}. Parts of a bit are dropped. */
  public static Rate parse(String text) {
    Matcher matcher = FORM.matcher(text);
    if (!matcher.matches()) {
      throw new IllegalArgumentException(COMPLAINT);
    }
    long unit = unit(matcher.group(2));
    long thousandths = Decimals.thousandths(matcher.group(1), COMPLAINT);
    if (thousandths > MOST / unit * 1000) {
      throw new IllegalArgumentException(
          "is more than any network carries; write at most 1000Gbit/s");
    }
    return new Rate(thousandths / 1000 * unit + thousandths % 1000 * unit / 1000);
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

  @Override
  public int compareTo(Rate other) {
    return Long.compare(bitsPerSecond, other.bitsPerSecond);
  }

  /**
   * In the largest unit that it is a whole number of; in KiB, MiB or GiB where bits do not come
   * out.
   */
  @Override
  public String toString() {
    for (String unit : List.of("Gbit", "GiB", "Mbit", "MiB", "kbit", "KiB")) {
      if (bitsPerSecond != 0 && bitsPerSecond % unit(unit) == 0) {
        return bitsPerSecond / unit(unit) + unit + "/s";
      }
    }
    return Decimals.text(bitsPerSecond) + "kbit/s";
  }
}
