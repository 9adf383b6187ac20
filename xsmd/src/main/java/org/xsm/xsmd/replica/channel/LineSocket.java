package org.xsm.xsmd.replica.channel;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.FilterInputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketAddress;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import org.jgroups.stack.IpAddress;
import org.jspecify.annotations.Nullable;

/**
 * A connection to another host: a resource. When it is handed on, both ends have proved who they
 * are (TLS) and greeted each other; all within one deadline. Closing it never waits for anybody: it
 * closes the TCP connection below TLS, also under a writer that is stuck.
 */
final class LineSocket extends Socket {
  private static final ThreadLocal<@Nullable String> CURRENT = new ThreadLocal<>();
  private static final int OPENING = 256;
  private static final int BUFFER = 16 << 10;

  private final Lines lines;
  private volatile @Nullable InputStream input;
  private volatile @Nullable OutputStream output;
  private volatile @Nullable Greeting peer;
  private volatile @Nullable IpAddress place;
  private volatile long writingSince;
  private volatile boolean late;

  LineSocket(Lines lines) {
    this.lines = lines;
  }

  /** The host at the other end of the line that this thread read from last; null on any other. */
  static @Nullable String speaker() {
    return CURRENT.get();
  }

  /** Who is at the other end; null before it was greeted. */
  @Nullable Greeting peer() {
    return peer;
  }

  /** Where the other end can be reached, as it says; null before it said so. */
  @Nullable IpAddress place() {
    return place;
  }

  @Override
  public void connect(SocketAddress to, int timeout) throws IOException {
    Future<?> deadline = deadline();
    boolean met = false;
    try {
      super.connect(to, timeout);
      met = true;
      setTcpNoDelay(true);
      secure(true);
      var there = new IpAddress((InetSocketAddress) to);
      lines.own().write(out());
      Greeting theirs = Greeting.read(in());
      lines.judgeAnswer(theirs, proven(theirs), there);
      opened(theirs, there);
    } catch (IOException | RuntimeException e) {
      if (met && !late) {
        lines.rejected((InetSocketAddress) to, e);
      }
      close();
      lines.didNotConnect(to, e);
      throw e instanceof IOException io ? io : new IOException(e);
    } finally {
      deadline.cancel(false);
    }
  }

  /** Greets whoever has just come in, and waits until it says where it is reached itself. */
  void welcome() throws IOException {
    Future<?> deadline = deadline();
    try {
      setTcpNoDelay(true);
      secure(false);
      Greeting theirs = Greeting.read(in());
      Greeting.Verdict verdict = lines.judgeCaller(theirs, proven(theirs));
      lines.own().with(verdict).write(out());
      if (verdict != Greeting.Verdict.WELCOME) {
        throw new IOException("refused: " + verdict);
      }
      IpAddress claimed = claimedPlace();
      lines.judgePlace(theirs.host(), claimed);
      opened(theirs, claimed);
    } catch (IOException | RuntimeException e) {
      close();
      throw e instanceof IOException io ? io : new IOException(e);
    } finally {
      deadline.cancel(false);
    }
  }

  /** Whether one write has lasted longer than that. */
  boolean stalled(Duration limit) {
    long since = writingSince;
    return since != 0 && System.nanoTime() - since > limit.toNanos();
  }

  private Future<?> deadline() {
    return ForkJoinPool.commonPool()
        .schedule(this::tooLate, lines.connectMillis(), TimeUnit.MILLISECONDS);
  }

  private void tooLate() {
    late = true;
    close();
  }

  private void opened(Greeting theirs, IpAddress there) throws IOException {
    peer = theirs;
    place = there;
    lines.opened(this);
    if (isClosed()) {
      lines.closed(this);
      throw new IOException("the connection did not come about in time");
    }
  }

  private void secure(boolean caller) throws IOException {
    ChannelTls tls = lines.tls();
    InputStream in = super.getInputStream();
    OutputStream out = super.getOutputStream();
    if (tls != null) {
      SSLSocket ssl = layer(tls.context(), caller);
      ssl.startHandshake();
      var certificate = (X509Certificate) ssl.getSession().getPeerCertificates()[0];
      proof = tls.hostOf().apply(certificate);
      in = ssl.getInputStream();
      out = ssl.getOutputStream();
    }
    input = new Heard(new BufferedInputStream(in, BUFFER));
    output = new Watched(out);
  }

  private SSLSocket layer(SSLContext context, boolean caller) throws IOException {
    var ssl =
        (SSLSocket)
            context
                .getSocketFactory()
                .createSocket(this, getInetAddress().getHostAddress(), getPort(), false);
    ssl.setUseClientMode(caller);
    ssl.setEnabledProtocols(new String[] {"TLSv1.3"});
    if (!caller) {
      ssl.setNeedClientAuth(true);
    }
    return ssl;
  }

  private String proven(Greeting theirs) {
    String proved = proof;
    return proved == null ? theirs.host() : proved;
  }

  private volatile @Nullable String proof;

  /**
   * JGroups opens with four bytes, its version and the place of the caller; it reads them again.
   */
  private IpAddress claimedPlace() throws IOException {
    InputStream in = in();
    in.mark(OPENING);
    var data = new DataInputStream(in);
    data.readLong();
    var claimed = new IpAddress();
    claimed.readFrom(data);
    in.reset();
    return claimed;
  }

  private InputStream in() {
    return Objects.requireNonNull(input);
  }

  private OutputStream out() {
    return Objects.requireNonNull(output);
  }

  @Override
  public InputStream getInputStream() throws IOException {
    InputStream secured = input;
    return secured == null ? super.getInputStream() : secured;
  }

  @Override
  public OutputStream getOutputStream() throws IOException {
    OutputStream secured = output;
    return secured == null ? super.getOutputStream() : secured;
  }

  @Override
  public void close() {
    try {
      super.close();
    } catch (IOException e) {
      // It is closed all the same; there is nobody to tell.
    }
    lines.closed(this);
  }

  /** Remembers for the reading thread whom it hears. */
  private final class Heard extends FilterInputStream {
    Heard(InputStream in) {
      super(in);
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
      Greeting theirs = peer;
      CURRENT.set(theirs == null ? null : theirs.host());
      try {
        int count = super.read(bytes, offset, length);
        if (count < 0) {
          ended(theirs);
        }
        return count;
      } catch (IOException e) {
        ended(theirs);
        throw e;
      }
    }

    private void ended(@Nullable Greeting theirs) {
      if (theirs != null && !isClosed()) {
        lines.ended(theirs);
      }
    }
  }

  /** Remembers since when it is writing. */
  private final class Watched extends FilterOutputStream {
    Watched(OutputStream out) {
      super(out);
    }

    @Override
    public void write(int one) throws IOException {
      write(new byte[] {(byte) one}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
      writingSince = System.nanoTime() | 1;
      try {
        out.write(bytes, offset, length);
      } finally {
        writingSince = 0;
      }
    }
  }
}
