package org.xsm.xsmd.cli.http;

import static org.xsm.xsmd.cli.http.ExchangeException.Reason.LOST;
import static org.xsm.xsmd.cli.http.ExchangeException.Reason.NOBODY;
import static org.xsm.xsmd.cli.http.ExchangeException.Reason.SLOW;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** One connection to a port of this machine: a resource of one thread. */
final class Connection implements AutoCloseable {
  private static final byte[] LOOPBACK = {127, 0, 0, 1};

  private final Socket socket;
  private final int port;
  private final InputStream in;
  private final Input input = new Input();
  private Deadline deadline;

  private Connection(Socket socket, int port, Deadline deadline) throws IOException {
    this.socket = socket;
    this.port = port;
    this.deadline = deadline;
    this.in = socket.getInputStream();
  }

  static Connection open(int port, Deadline deadline) throws ExchangeException {
    var socket = new Socket();
    try {
      socket.setTcpNoDelay(true);
      InetAddress here = InetAddress.getByAddress(LOOPBACK);
      socket.connect(new InetSocketAddress(here, port), deadline.millis());
      return new Connection(socket, port, deadline);
    } catch (IOException e) {
      shut(socket);
      throw new ExchangeException(NOBODY, "nobody listens on port " + port, e);
    }
  }

  /** Gives what follows another deadline. */
  void within(Duration time) {
    deadline = Deadline.in(time);
  }

  /**
   * Sends a request. Who refuses a large body may answer and close before all of it is sent; then
   * the answer is still there to be read.
   */
  void send(Call call) throws ExchangeException {
    var sent = new CountDownLatch(1);
    if (call.content().length > 0) {
      watch(sent);
    }
    try {
      OutputStream out = socket.getOutputStream();
      out.write(call.head(port));
      out.write(call.content());
      out.flush();
    } catch (IOException e) {
      if (socket.isClosed()) {
        throw slow(e);
      }
    } finally {
      sent.countDown();
    }
  }

  /** A socket's write has no time-out of its own; only its end ends it. */
  private void watch(CountDownLatch sent) {
    Thread.ofVirtual()
        .start(
            () -> {
              try {
                if (!sent.await(deadline.millis(), TimeUnit.MILLISECONDS)) {
                  close();
                }
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              }
            });
  }

  /** What comes in; each read ends by the deadline. */
  InputStream input() {
    return input;
  }

  private static ExchangeException slow(IOException cause) {
    return new ExchangeException(SLOW, "the answer took too long", cause);
  }

  @Override
  public void close() {
    shut(socket);
  }

  private static void shut(Socket socket) {
    try {
      socket.close();
    } catch (IOException e) {
      // It is of no use any more, closed or not.
    }
  }

  private final class Input extends InputStream {
    private final byte[] buffer = new byte[8192];
    private int at;
    private int end;

    @Override
    public int read() throws IOException {
      return fill() ? buffer[at++] & 0xFF : -1;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
      if (length == 0) {
        return 0;
      }
      if (!fill()) {
        return -1;
      }
      int count = Math.min(length, end - at);
      System.arraycopy(buffer, at, into, offset, count);
      at += count;
      return count;
    }

    private boolean fill() throws ExchangeException {
      if (at < end) {
        return true;
      }
      try {
        if (deadline.isPast()) {
          throw new SocketTimeoutException("the deadline is past");
        }
        socket.setSoTimeout(deadline.millis());
        at = 0;
        end = Math.max(0, in.read(buffer));
        return end > 0;
      } catch (SocketTimeoutException e) {
        throw slow(e);
      } catch (IOException e) {
        throw new ExchangeException(LOST, "the connection broke", e);
      }
    }
  }
}
