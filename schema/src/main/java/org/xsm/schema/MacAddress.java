package org.xsm.schema;

import java.util.Locale;
import java.util.regex.Pattern;

/** The address of one network card, in lower case with colons: a value. */
public record MacAddress(String text) implements Comparable<MacAddress> {
  private static final Pattern FORM = Pattern.compile("[0-9a-f]{2}(:[0-9a-f]{2}){5}");

  public static MacAddress parse(String written) {
    String text = written.strip().toLowerCase(Locale.ROOT);
    if (!FORM.matcher(text).matches()) {
      throw new IllegalArgumentException(
          "is not a MAC address; write six pairs of hexadecimal digits with colons, as in"
              + " 52:54:00:12:34:56");
    }
    if ((Character.digit(text.charAt(1), 16) & 1) == 1) {
      throw new IllegalArgumentException(
          "is a multicast address, and no card can have it; make its first pair even, as in 52");
    }
    if (text.equals("00:00:00:00:00:00")) {
      throw new IllegalArgumentException(
          "is no address of a card; leave it out to have one derived");
    }
    return new MacAddress(text);
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
