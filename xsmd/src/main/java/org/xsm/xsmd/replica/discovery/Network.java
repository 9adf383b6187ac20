package org.xsm.xsmd.replica.discovery;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.StandardProtocolFamily;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.util.Optional;

/** Whether multicast works at an address: a decision, made by trying. */
final class Network {
  private static final byte[] GROUP = {(byte) 224, 0, 0, (byte) 251};
  private static final int PORT = 5353;
  private static final int EMPTY_QUESTION = 12;

  private Network() {}

  /** Why it does not work there; empty when it does. */
  static Optional<String> obstacle(InetAddress address) {
    try {
      if (address.isLoopbackAddress()) {
        return Optional.of("the address of this host is a loopback address");
      }
      NetworkInterface there = NetworkInterface.getByInetAddress(address);
      if (there == null) {
        return Optional.of("no network interface has the address " + address.getHostAddress());
      }
      if (!there.isUp() || !there.supportsMulticast()) {
        return Optional.of("network interface " + there.getName() + " does not do multicast");
      }
      send(there, address);
      return Optional.empty();
    } catch (IOException e) {
      return Optional.of("multicast does not go out from here: " + e.getMessage());
    }
  }

  private static void send(NetworkInterface from, InetAddress address) throws IOException {
    try (var channel = DatagramChannel.open(StandardProtocolFamily.INET)) {
      channel.setOption(StandardSocketOptions.IP_MULTICAST_IF, from);
      channel.bind(new InetSocketAddress(address, 0));
      channel.send(
          ByteBuffer.allocate(EMPTY_QUESTION),
          new InetSocketAddress(InetAddress.getByAddress(GROUP), PORT));
    }
  }
}
