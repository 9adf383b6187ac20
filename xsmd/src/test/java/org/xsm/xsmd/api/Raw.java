package org.xsm.xsmd.api;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.time.Duration;

/** A connection that sends whatever a test likes: a resource of tests. */
final class Raw implements AutoCloseable {
  private final Socket socket;

  Raw(int port) throws IOException {
    socket = new Socket(InetAddress.getLoopbackAddress(), port);
    socket.setSoTimeout(20_000);
  }

  Raw send(String text) throws IOException {
    return send(text.getBytes(ISO_8859_1));
  }

  Raw send(byte[] bytes) throws IOException {
    OutputStream out = socket.getOutputStream();
    out.write(bytes);
    out.flush();
    return this;
  }

  /** Whether the other end ends the connection within a time. */
  boolean isCut(Duration time) throws IOException {
    socket.setSoTimeout((int) time.toMillis());
    try {
      return socket.getInputStream().read() < 0;
    } catch (SocketException e) {
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  /** What comes first. */
  String head() throws IOException {
    byte[] chunk = new byte[8192];
    return new String(chunk, 0, Math.max(0, read(chunk)), ISO_8859_1);
  }

  /** All that comes until the other end has enough. */
  String rest() {
    var said = new StringBuilder();
    try {
      byte[] chunk = new byte[8192];
      for (int n = read(chunk); n >= 0; n = read(chunk)) {
        said.append(new String(chunk, 0, n, ISO_8859_1));
      }
    } catch (IOException e) {
      said.append("[").append(e.getMessage()).append("]");
    }
    return said.toString();
  }

  private int read(byte[] chunk) throws IOException {
    return socket.getInputStream().read(chunk);
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
