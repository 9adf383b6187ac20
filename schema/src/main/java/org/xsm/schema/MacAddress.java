package org.xsm.schema;

import java.util.HexFormat;
import java.util.Locale;

/** The address of one network card, in lower case with colons: a value. */
public record MacAddress(String text) implements Comparable<MacAddress> {
  private static final int LENGTH = 17;

  public MacAddress {
    text = text.toLowerCase(Locale.ROOT);
  }

  /** Reads six pairs of hexadecimal digits with colons. */
  public static MacAddress parse(String written) {
    String text = written.strip().toLowerCase(Locale.ROOT);
    if (!hasForm(text)) {
      throw new IllegalArgumentException(
          "is not a MAC address; write six pairs of hexadecimal digits with colons, as in"
              + " 52:54:00:12:34:56");
    }
    if (text.equals("ff:ff:ff:ff:ff:ff")) {
      throw new IllegalArgumentException(
          "is the broadcast address; write that of one card, as in 52:54:00:12:34:56");
    }
    if ((Character.digit(text.charAt(1), 16) & 1) == 1) {
      throw new IllegalArgumentException(
          "is a multicast address; that of a card has an even first pair, as in "
              + even(text.substring(0, 2))
              + text.substring(2));
    }
    if (text.equals("00:00:00:00:00:00")) {
      throw new IllegalArgumentException(
          "is no address of a card; write that of one, as in 52:54:00:12:34:56");
    }
    return new MacAddress(text);
  }

  private static boolean hasForm(String text) {
    if (text.length() != LENGTH) {
      return false;
    }
    for (int i = 0; i < LENGTH; i++) {
      boolean fits = i % 3 == 2 ? text.charAt(i) == ':' : HexFormat.isHexDigit(text.charAt(i));
      if (!fits) {
        return false;
      }
    }
    return true;
  }

  private static String even(String pair) {
    return HexFormat.of().toHexDigits((byte) (HexFormat.fromHexDigits(pair) & 0xFE));
  }

  @Override
  public int compareTo(MacAddress other) {
    return text.compareTo(other.text);
  }

  @Override
  public String toString() {
    return text;
  }
}
