package org.xsm.schema;

import java.math.BigInteger;
import java.net.InetAddress;
import java.net.UnknownHostException;

/** An address and a prefix length: a value. A network, or the address of an interface in one. */
public record Cidr(IpAddress address, int prefix) {
  private static final String COMPLAINT =
      "is not a network; write an address and a prefix length, as in 192.168.5.0/24";

  public static Cidr parse(String text) {
    int slash = text.indexOf('/');
    if (slash < 0) {
      throw new IllegalArgumentException(COMPLAINT);
    }
    IpAddress address = IpAddress.parse(text.substring(0, slash));
    try {
      int prefix = Integer.parseInt(text.substring(slash + 1).strip());
      if (prefix >= 0 && prefix <= address.bits()) {
        return new Cidr(address, prefix);
      }
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(COMPLAINT, e);
    }
    throw new IllegalArgumentException(
        "has a prefix longer than its address; write at most /" + address.bits());
  }

  public boolean contains(IpAddress other) {
    return other.bits() == address.bits() && network(other).equals(network(address));
  }

  /** Whether an address of it is the network itself or its broadcast address, and so of no card. */
  public boolean isReserved(IpAddress other) {
    int hostBits = address.bits() - prefix;
    if (address.bits() != 32 || hostBits < 2 || !contains(other)) {
      return false;
    }
    BigInteger mask = BigInteger.ONE.shiftLeft(hostBits).subtract(BigInteger.ONE);
    BigInteger host = number(other).and(mask);
    return host.signum() == 0 || host.equals(mask);
  }

  /** The same network by its first address: 192.168.5.0/24 for 192.168.5.7/24. */
  public Cidr network() {
    byte[] bytes = address.address().getAddress();
    for (int bit = prefix; bit < bytes.length * 8; bit++) {
      bytes[bit / 8] &= (byte) ~(0x80 >> bit % 8);
    }
    try {
      return new Cidr(new IpAddress(InetAddress.getByAddress(bytes)), prefix);
    } catch (UnknownHostException e) {
      throw new IllegalStateException("an address has 4 or 16 bytes, this one " + bytes.length, e);
    }
  }

  private BigInteger network(IpAddress of) {
    return number(of).shiftRight(address.bits() - prefix);
  }

  private static BigInteger number(IpAddress of) {
    return new BigInteger(1, of.address().getAddress());
  }

  @Override
  public String toString() {
    return address + "/" + prefix;
  }
}
