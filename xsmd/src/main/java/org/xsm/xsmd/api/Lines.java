package org.xsm.xsmd.api;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.io.ssl.SslConnection;
import org.jspecify.annotations.Nullable;

/**
 * The open connections of loopback or of the network: a resource. They are bounded in number, in
 * all and for each address, and none is busy or idle beyond its time.
 */
final class Lines implements Connection.Listener {
  private final Map<Connection, Line> lines = new ConcurrentHashMap<>();
  private final ApiLimits limits;
  private final int each;

  /** Lines of which one address may have so many. */
  Lines(ApiLimits limits, int each) {
    this.limits = limits;
    this.each = each;
  }

  @Override
  public void onOpened(Connection connection) {
    if (connection instanceof SslConnection) {
      return; // The one inside it, which is opened with it, is the one that counts.
    }
    var line = new Line(connection, limits.headTime());
    lines.put(connection, line);
    if (lines.size() > limits.connections() || count(line) > each) {
      lines.remove(connection);
      line.cut();
    }
  }

  @Override
  public void onClosed(Connection connection) {
    lines.remove(connection);
  }

  /** The line of a connection; none once it was closed. */
  @Nullable Line of(Connection connection) {
    return lines.get(connection);
  }

  int open() {
    return lines.size();
  }

  /** Cuts those whose time is over. */
  void sweep() {
    long now = System.nanoTime();
    lines.values().stream().filter(line -> line.isOver(now)).forEach(Line::cut);
  }

  private long count(Line line) {
    return lines.values().stream().filter(other -> other.isFrom(line.from())).count();
  }
}
