package org.xsm.xsmd.trust;

import static org.xsm.xsmd.trust.Refusal.Reason.NOT_A_HOST;

import java.net.InetAddress;
import java.net.Socket;
import java.util.Optional;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLSession;
import javax.net.ssl.SSLSocket;
import org.jspecify.annotations.Nullable;

/**
 * The other side of a handshake that is under way: a value.
 *
 * @param address where it is, if that is known
 * @param protocol what it speaks, if that is known
 */
record Peer(@Nullable String address, @Nullable String protocol) {
  static final String PROTOCOL = "TLSv1.3";
  static final Peer UNKNOWN = new Peer(null, null);
  static final Refusal NO_CERTIFICATE =
      new Refusal(NOT_A_HOST, "the other side shows no certificate");

  static Peer of(@Nullable Socket socket) {
    if (socket == null) {
      return UNKNOWN;
    }
    // Never the name: that would ask DNS in the middle of a handshake.
    InetAddress address = socket.getInetAddress();
    String place = address == null ? null : address.getHostAddress() + ":" + socket.getPort();
    return new Peer(
        place, socket instanceof SSLSocket tls ? protocol(tls.getHandshakeSession()) : null);
  }

  static Peer of(@Nullable SSLEngine engine) {
    if (engine == null) {
      return UNKNOWN;
    }
    String host = engine.getPeerHost();
    String place = host == null ? null : host + ":" + engine.getPeerPort();
    return new Peer(place, protocol(engine.getHandshakeSession()));
  }

  /**
   * Older protocols resume sessions without a look at certificates. Where whoever made the socket
   * left them on, no handshake over them comes to an end.
   */
  Optional<Refusal> refusal() {
    return protocol == null || protocol.equals(PROTOCOL)
        ? Optional.empty()
        : Optional.of(
            new Refusal(
                NOT_A_HOST, "the other side speaks " + protocol + "; hosts speak " + PROTOCOL));
  }

  private static @Nullable String protocol(@Nullable SSLSession session) {
    return session == null ? null : session.getProtocol();
  }
}
