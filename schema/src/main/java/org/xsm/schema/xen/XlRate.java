package org.xsm.schema.xen;

import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Xen's rates of transfer, as in {@code 10Mb/s@50ms}: a decision. */
final class XlRate {
  private static final Pattern RATE =
      Pattern.compile("([0-9]{1,6})([GMK]?)([bB])/s(@[0-9]{1,9}(u|m)?s)?");

  private XlRate() {}

  /** Bytes a second; a small b means bits. */
  static OptionalLong bytesPerSecond(String text) {
    Matcher rate = RATE.matcher(text);
    if (!rate.matches()) {
      return OptionalLong.empty();
    }
    long unit =
        switch (rate.group(2)) {
          case "G" -> 1_000_000_000L;
          case "M" -> 1_000_000L;
          case "K" -> 1_000L;
          default -> 1L;
        };
    long amount = Long.parseLong(rate.group(1)) * unit;
    return OptionalLong.of(rate.group(3).equals("b") ? amount / 8 : amount);
  }
}
