package org.xsm.xsmd.replica.voter;

/**
 * A voter and where the others reach it: a value.
 *
 * @param peer its id; a host that lost its data comes back under another
 * @param address a name or an IP address
 */
public record Member(String peer, String address, int port) implements Comparable<Member> {
  /** As in {@code 192.168.5.101:7782} and {@code [fe80::1]:7782}. */
  String target() {
    return (address.contains(":") ? "[" + address + "]" : address) + ":" + port;
  }

  /** Reads what {@link #target} wrote. */
  static Member of(String peer, String target) {
    int colon = target.lastIndexOf(':');
    String address = target.substring(0, colon);
    if (address.startsWith("[")) {
      address = address.substring(1, address.length() - 1);
    }
    return new Member(peer, address, Integer.parseInt(target.substring(colon + 1)));
  }

  @Override
  public String toString() {
    return peer + " at " + target();
  }

  @Override
  public int compareTo(Member other) {
    return peer.compareTo(other.peer);
  }
}
