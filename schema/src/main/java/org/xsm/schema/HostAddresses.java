package org.xsm.schema;

import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A decision: what can be the address of a host: an IP address, or a name that DNS may know. */
public final class HostAddresses {
  private static final Pattern NAME =
      Pattern.compile(
          "[A-Za-z0-9]([A-Za-z0-9\\-]{0,61}[A-Za-z0-9])?"
              + "(\\.[A-Za-z0-9]([A-Za-z0-9\\-]{0,61}[A-Za-z0-9])?)*\\.?");
  private static final Pattern WITH_PORT = Pattern.compile("([^:]*):[0-9]+");
  private static final int LONGEST = 253;

  private HostAddresses() {}

  /** The one form of an address or name; what looks like numbers must be an IP address. */
  public static String canonical(String text) {
    Matcher withPort = WITH_PORT.matcher(text);
    if (withPort.matches()) {
      throw new IllegalArgumentException(
          "has a port in it; write the address alone: " + withPort.group(1));
    }
    if (text.indexOf(':') >= 0 || text.chars().allMatch(c -> c == '.' || (c >= '0' && c <= '9'))) {
      return IpAddress.parse(text).toString();
    }
    if (text.length() > LONGEST || !NAME.matcher(text).matches()) {
      throw new IllegalArgumentException(
          "is not an address of a host; write an IPv4 or IPv6 address or a host name, as in"
              + " 192.168.5.101");
    }
    return text.toLowerCase(Locale.ROOT);
  }

  /** Whether every machine means itself by it. */
  public static boolean isLoopback(String address) {
    try {
      return IpAddress.parse(address).address().isLoopbackAddress();
    } catch (IllegalArgumentException aName) {
      return address.equalsIgnoreCase("localhost");
    }
  }

  /** Whether all hosts are on one machine, as in a demo: then their ports tell them apart. */
  public static boolean areOnOneMachine(List<Host> hosts) {
    return hosts.stream().allMatch(host -> isLoopback(host.address()));
  }
}
