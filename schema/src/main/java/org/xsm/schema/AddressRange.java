package org.xsm.schema;

import java.math.BigInteger;

/** IPv4 addresses from a first to a last: a value. */
public record AddressRange(IpAddress first, IpAddress last) {
  public static AddressRange parse(String text) {
    int dash = text.indexOf('-');
    if (dash < 0) {
      throw new IllegalArgumentException(
          "is not a range of addresses; write two addresses and a dash, as in"
              + " 10.0.0.100-10.0.0.200");
    }
    IpAddress first = IpAddress.parse(text.substring(0, dash));
    IpAddress last = IpAddress.parse(text.substring(dash + 1));
    if (number(first).compareTo(number(last)) > 0) {
      throw new IllegalArgumentException(
          "runs backwards; write the lower address first: " + last + "-" + first);
    }
    return new AddressRange(first, last);
  }

  public boolean contains(IpAddress address) {
    return address.bits() == first.bits()
        && number(address).compareTo(number(first)) >= 0
        && number(address).compareTo(number(last)) <= 0;
  }

  private static BigInteger number(IpAddress of) {
    return new BigInteger(1, of.address().getAddress());
  }

  @Override
  public String toString() {
    return first + "-" + last;
  }
}
