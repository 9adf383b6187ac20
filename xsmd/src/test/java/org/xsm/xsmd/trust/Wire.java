package org.xsm.xsmd.trust;

import java.io.EOFException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLPeerUnverifiedException;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLSession;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;
import org.jspecify.annotations.Nullable;

/** A server on loopback that sends one byte over each connection, and expects one. */
final class Wire implements AutoCloseable {
  private static final int PATIENCE_MS = 10_000;

  private final SSLServerSocket server;

  Wire(SSLContext context) throws IOException {
    server =
        (SSLServerSocket)
            context
                .getServerSocketFactory()
                .createServerSocket(0, 1, InetAddress.getLoopbackAddress());
    server.setSoTimeout(PATIENCE_MS);
  }

  /**
   * How one end saw it.
   *
   * @param peer whose certificates it saw; empty for none
   */
  record End(@Nullable IOException failure, String protocol, List<X509Certificate> peer) {
    boolean talked() {
      return failure == null;
    }

    /** What went wrong, in words. */
    String sentence() {
      return failure == null ? "" : HandshakeFailure.sentence(failure, "peer");
    }
  }

  /** Both ends of one connection. */
  record Ends(End client, End server) {
    boolean talked() {
      return client.talked() && server.talked();
    }
  }

  static Ends talk(SiteTls server, SiteTls client) throws IOException {
    return talk(server.hosts(), client.hosts());
  }

  static Ends talk(SSLContext server, SSLContext client) throws IOException {
    try (Wire wire = new Wire(server)) {
      return wire.connect(client);
    }
  }

  Ends connect(SSLContext client) throws IOException {
    return connect(client.getSocketFactory());
  }

  Ends connect(SSLSocketFactory client) throws IOException {
    CompletableFuture<End> answering = answer();
    End asked;
    try (SSLSocket socket = (SSLSocket) client.createSocket()) {
      socket.connect(address(), PATIENCE_MS);
      asked = ask(socket);
    }
    try {
      return new Ends(asked, answering.get(PATIENCE_MS, TimeUnit.MILLISECONDS));
    } catch (InterruptedException | ExecutionException | TimeoutException e) {
      throw new AssertionError("the server does not come to an end", e);
    }
  }

  InetSocketAddress address() {
    return new InetSocketAddress(InetAddress.getLoopbackAddress(), server.getLocalPort());
  }

  /** Answers the next connection. */
  CompletableFuture<End> answer() {
    CompletableFuture<End> answered = new CompletableFuture<>();
    Thread.ofVirtual()
        .start(
            () -> {
              try (SSLSocket socket = (SSLSocket) server.accept()) {
                answered.complete(answer(socket));
              } catch (IOException e) {
                answered.complete(new End(e, "", List.of()));
              }
            });
    return answered;
  }

  private static End answer(SSLSocket socket) throws IOException {
    socket.setSoTimeout(PATIENCE_MS);
    try {
      socket.startHandshake();
      socket.getOutputStream().write('x');
      return read(socket);
    } catch (IOException e) {
      return new End(e, "", List.of());
    }
  }

  /** The client listens first: what it writes to a server that has gone drowns the alert. */
  private static End ask(SSLSocket socket) throws IOException {
    socket.setSoTimeout(PATIENCE_MS);
    try {
      socket.startHandshake();
      End end = read(socket);
      socket.getOutputStream().write('x');
      return end;
    } catch (IOException e) {
      return new End(e, "", List.of());
    }
  }

  private static End read(SSLSocket socket) throws IOException {
    if (socket.getInputStream().read() != 'x') {
      throw new EOFException("nothing came");
    }
    return end(socket.getSession());
  }

  private static End end(SSLSession session) {
    return new End(null, session.getProtocol(), peer(session));
  }

  private static List<X509Certificate> peer(SSLSession session) {
    try {
      return Stream.of(session.getPeerCertificates()).map(X509Certificate.class::cast).toList();
    } catch (SSLPeerUnverifiedException e) {
      return List.of();
    }
  }

  @Override
  public void close() throws IOException {
    server.close();
  }
}
