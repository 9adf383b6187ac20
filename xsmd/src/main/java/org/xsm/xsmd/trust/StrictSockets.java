package org.xsm.xsmd.trust;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;

/** Makes sockets of a {@link StrictContext}. */
final class StrictSockets extends SSLSocketFactory {
  private final SSLSocketFactory inner;
  private final ClientAuth auth;

  StrictSockets(SSLSocketFactory inner, ClientAuth auth) {
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
  public Socket createSocket() throws IOException {
    return strict(inner.createSocket());
  }

  @Override
  public Socket createSocket(String host, int port) throws IOException {
    return strict(inner.createSocket(host, port));
  }

  @Override
  public Socket createSocket(String host, int port, InetAddress local, int localPort)
      throws IOException {
    return strict(inner.createSocket(host, port, local, localPort));
  }

  @Override
  public Socket createSocket(InetAddress host, int port) throws IOException {
    return strict(inner.createSocket(host, port));
  }

  @Override
  public Socket createSocket(InetAddress host, int port, InetAddress local, int localPort)
      throws IOException {
    return strict(inner.createSocket(host, port, local, localPort));
  }

  @Override
  public Socket createSocket(Socket under, String host, int port, boolean autoClose)
      throws IOException {
    return strict(inner.createSocket(under, host, port, autoClose));
  }

  @Override
  public Socket createSocket(Socket under, InputStream consumed, boolean autoClose)
      throws IOException {
    return strict(inner.createSocket(under, consumed, autoClose));
  }

  private Socket strict(Socket socket) {
    return auth.on((SSLSocket) socket);
  }
}
