package org.xsm.schema;

import org.jspecify.annotations.Nullable;

/** How a guest or a machine gets its address on a network: a value. */
public record GuestIp(Kind kind, @Nullable IpAddress address, @Nullable Integer prefix) {
  /** The ways. */
  public enum Kind {
    DHCP,
    NONE,
    FIXED
  }

  public static GuestIp parse(String text) {
    return switch (text.strip()) {
      case "dhcp" -> new GuestIp(Kind.DHCP, null, null);
      case "none" -> new GuestIp(Kind.NONE, null, null);
      default -> fixed(text.strip());
    };
  }

  private static GuestIp fixed(String text) {
    if (text.indexOf('/') < 0) {
      return new GuestIp(Kind.FIXED, IpAddress.parse(text), null);
    }
    Cidr cidr = Cidr.parse(text);
    return new GuestIp(Kind.FIXED, cidr.address(), cidr.prefix());
  }

  @Override
  public String toString() {
    return switch (kind) {
      case DHCP -> "dhcp";
      case NONE -> "none";
      case FIXED -> prefix == null ? String.valueOf(address) : address + "/" + prefix;
    };
  }
}
