package org.xsm.schema;

import java.net.InetAddress;

/** An IPv4 or IPv6 address: a value. Never a name, and nothing is ever looked up. */
public record IpAddress(InetAddress address) {
  public static IpAddress parse(String text) {
    try {
      InetAddress address = InetAddress.ofLiteral(text.strip());
      if (text.indexOf(':') < 0 && text.chars().filter(c -> c == '.').count() != 3) {
        throw new IllegalArgumentException("short form");
      }
      return new IpAddress(address);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "is not an IP address; write four numbers up to 255 with dots, as in 192.168.5.1, or an"
              + " IPv6 address",
          e);
    }
  }

  /** How many bits it has: 32 or 128. */
  public int bits() {
    return address.getAddress().length * 8;
  }

  @Override
  public String toString() {
    return address.getHostAddress();
  }
}
