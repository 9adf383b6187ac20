package org.xsm.xsmd.replica;

/** The names of voters: functions. A peer is {@code <host>-<incarnation>}. */
final class Peer {
  private Peer() {}

  /** The host that a peer runs on. */
  static String host(String peer) {
    int dash = peer.lastIndexOf('-');
    return dash < 0 ? peer : peer.substring(0, dash);
  }
}
