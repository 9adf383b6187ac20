package org.xsm.schema;

/** IPv4 addresses from a first to a last: a value. */
public record AddressRange(IpAddress first, IpAddress last) {
  private static final String COMPLAINT =
      "is not a range of addresses; write two IPv4 addresses and a dash, as in"
          + " 10.0.0.100-10.0.0.200";

  /** Reads {@code 10.0.0.100-10.0.0.200}. */
  public static AddressRange parse(String text) {
    int dash = text.indexOf('-');
    if (dash < 0) {
      throw new IllegalArgumentException(COMPLAINT);
    }
    IpAddress first = ipv4(text.substring(0, dash));
    IpAddress last = ipv4(text.substring(dash + 1));
    if (first.compareTo(last) > 0) {
      throw new IllegalArgumentException(
          "runs backwards; write the lower address first: " + last + "-" + first);
    }
    return new AddressRange(first, last);
  }

  private static IpAddress ipv4(String text) {
    try {
      IpAddress address = IpAddress.parse(text);
      if (address.bits() == 32) {
        return address;
      }
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(COMPLAINT, e);
    }
    throw new IllegalArgumentException(COMPLAINT);
  }

  public boolean contains(IpAddress address) {
    return address.bits() == first.bits()
        && address.compareTo(first) >= 0
        && address.compareTo(last) <= 0;
  }

  @Override
  public String toString() {
    return first + "-" + last;
  }
}
