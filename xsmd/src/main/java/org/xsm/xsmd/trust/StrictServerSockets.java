package org.xsm.xsmd.trust;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLServerSocketFactory;

/** Makes server sockets of a {@link StrictContext}. */
final class StrictServerSockets extends SSLServerSocketFactory {
  private final SSLServerSocketFactory inner;
  private final ClientAuth auth;

  StrictServerSockets(SSLServerSocketFactory inner, ClientAuth auth) {
    this.inner = inner;
    this.auth = auth;
  }

  @Override
  public String[] getDefaultCipherSuites() {
    return inner.getDefaultCipherSuites();
  }

  @Override
  public String[] getSupportedCipherSuites() {
    return inner.getSupportedCipherSuites();
  }

  @Override
  public ServerSocket createServerSocket() throws IOException {
    return strict(inner.createServerSocket());
  }

  @Override
  public ServerSocket createServerSocket(int port) throws IOException {
    return strict(inner.createServerSocket(port));
  }

  @Override
  public ServerSocket createServerSocket(int port, int backlog) throws IOException {
    return strict(inner.createServerSocket(port, backlog));
  }

  @Override
  public ServerSocket createServerSocket(int port, int backlog, InetAddress address)
      throws IOException {
    return strict(inner.createServerSocket(port, backlog, address));
  }

  private ServerSocket strict(ServerSocket socket) {
    return auth.on((SSLServerSocket) socket);
  }
}
