package org.xsm.schema;

import java.math.BigInteger;
import java.net.InetAddress;
import java.util.regex.Pattern;

/** An IPv4 or IPv6 address: a value. Never a name, and nothing is ever looked up. */
public record IpAddress(InetAddress address) implements Comparable<IpAddress> {
  private static final Pattern IPV4 =
      Pattern.compile(
          "(25[0-5]|2[0-4][0-9]|1[0-9][0-9]|[1-9]?[0-9])"
              + "(\\.(25[0-5]|2[0-4][0-9]|1[0-9][0-9]|[1-9]?[0-9])){3}");
  private static final Pattern IPV6 = Pattern.compile("[0-9A-Fa-f:.]{2,45}");

  /** Reads an address as it is usually written; no short forms, no zones, no brackets. */
  public static IpAddress parse(String text) {
    String literal = text.strip();
    boolean formed =
        literal.indexOf(':') < 0
            ? IPV4.matcher(literal).matches()
            : IPV6.matcher(literal).matches();
    try {
      if (formed) {
        return new IpAddress(InetAddress.ofLiteral(literal));
      }
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(complaint(literal), e);
    }
    throw new IllegalArgumentException(complaint(literal));
  }

  private static String complaint(String literal) {
    return literal.indexOf(':') < 0
        ? "is not an IP address; write four numbers up to 255 with dots, as in 192.168.5.1, or an"
            + " IPv6 address"
        : "is not an IPv6 address; write groups of hexadecimal digits with colons, as in"
            + " fd00::5:1";
  }

  /** How many bits it has: 32 or 128. */
  public int bits() {
    return address.getAddress().length * 8;
  }

  /** Its bits as a number, not negative. */
  BigInteger number() {
    return new BigInteger(1, address.getAddress());
  }

  /** IPv4 first, then by number. */
  @Override
  public int compareTo(IpAddress other) {
    int byFamily = Integer.compare(bits(), other.bits());
    return byFamily == 0 ? number().compareTo(other.number()) : byFamily;
  }

  /** IPv6 as RFC 5952 has it: in lower case, the longest run of zeros as two colons. */
  @Override
  public String toString() {
    byte[] bytes = address.getAddress();
    return bytes.length == 4 ? address.getHostAddress() : ipv6(bytes);
  }

  private static String ipv6(byte[] bytes) {
    int longest = 1;
    int gap = -1;
    for (int start = 0; start < 8; start++) {
      int zeros = 0;
      while (start + zeros < 8 && group(bytes, start + zeros) == 0) {
        zeros++;
      }
      if (zeros > longest) {
        longest = zeros;
        gap = start;
      }
    }
    var text = new StringBuilder();
    for (int i = 0; i < 8; ) {
      if (i == gap) {
        text.append("::");
        i += longest;
      } else {
        boolean first = text.isEmpty() || text.charAt(text.length() - 1) == ':';
        text.append(first ? "" : ":").append(Integer.toHexString(group(bytes, i)));
        i++;
      }
    }
    return text.toString();
  }

  private static int group(byte[] bytes, int index) {
    return ((bytes[2 * index] & 0xFF) << 8) | (bytes[2 * index + 1] & 0xFF);
  }
}
