package org.xsm.xsmd.api;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.concurrent.TimeoutException;
import org.eclipse.jetty.io.Connection;
import org.jspecify.annotations.Nullable;

/**
 * One connection, and until when what it does now has to be over: a resource. Unlike a time-out for
 * idle connections this one also ends those that send or take a byte now and then.
 */
final class Line {
  /** Where a request carries its line. */
  static final String ATTRIBUTE = Line.class.getName();

  private final Connection connection;
  private final @Nullable InetAddress from;
  private volatile long end;

  Line(Connection connection, Duration time) {
    this.connection = connection;
    this.from =
        connection.getEndPoint().getRemoteSocketAddress() instanceof InetSocketAddress address
            ? address.getAddress()
            : null;
    this.end = System.nanoTime() + time.toNanos();
  }

  boolean isFrom(@Nullable InetAddress address) {
    return address != null && address.equals(from);
  }

  @Nullable InetAddress from() {
    return from;
  }

  /** What it does from now on takes that long at most. */
  void expect(Duration time) {
    end = System.nanoTime() + time.toNanos();
  }

  boolean isOver(long now) {
    return now - end > 0;
  }

  /** Whoever waits for it to read or write is woken with an error. */
  void cut() {
    connection.getEndPoint().close(new TimeoutException("it took too long"));
  }
}
