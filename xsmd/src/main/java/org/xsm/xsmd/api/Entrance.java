package org.xsm.xsmd.api;

import java.io.IOException;
import java.nio.channels.ServerSocketChannel;
import java.time.Clock;
import javax.net.ssl.SSLContext;
import org.eclipse.jetty.server.ConnectionFactory;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.SecureRequestCustomizer;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.SslConnectionFactory;
import org.eclipse.jetty.util.ssl.SslContextFactory;

/**
 * Loopback or the network, each with bounds of its own, so that nothing that happens on the network
 * keeps an admin on the machine itself from the daemon: a value.
 */
record Entrance(String name, Lines lines, Rates rates) {
  private static final String LOCAL = "loopback";
  private static final String NETWORK = "network";
  private static final int RATE_OF_LOOPBACK = 50;

  static Entrance loopback(ApiLimits limits, Clock clock) {
    return new Entrance(
        LOCAL,
        new Lines(limits, limits.connections()),
        new Rates(limits.perSecond() * RATE_OF_LOOPBACK, clock));
  }

  static Entrance network(ApiLimits limits, Clock clock) {
    return new Entrance(
        NETWORK, new Lines(limits, limits.connectionsEach()), new Rates(limits.perSecond(), clock));
  }

  static boolean isLocal(Connector connector) {
    return LOCAL.equals(connector.getName());
  }

  ServerConnector plain(Server server, HttpConfiguration http, ServerSocketChannel channel) {
    return connector(server, channel, new HttpConnectionFactory(http));
  }

  ServerConnector secure(
      Server server,
      HttpConfiguration http,
      ServerSocketChannel channel,
      SslContextFactory.Server tls) {
    var secured = new HttpConfiguration(http);
    // Hosts are reached by address as well as by name: who they are, their key says.
    secured.addCustomizer(new SecureRequestCustomizer(false));
    return connector(
        server,
        channel,
        new SslConnectionFactory(tls, "http/1.1"),
        new HttpConnectionFactory(secured));
  }

  static SslContextFactory.Server tls(SSLContext context) {
    var tls = new SslContextFactory.Server();
    tls.setSslContext(context);
    tls.setWantClientAuth(true);
    tls.setIncludeProtocols("TLSv1.3");
    tls.setSniRequired(false);
    tls.setRenegotiationAllowed(false);
    return tls;
  }

  private ServerConnector connector(
      Server server, ServerSocketChannel channel, ConnectionFactory... protocols) {
    // No thread that only accepts: the one that selects does it.
    var connector = new ServerConnector(server, null, null, null, 0, 1, protocols);
    connector.setName(name);
    connector.addBean(lines);
    try {
      connector.open(channel);
    } catch (IOException e) {
      throw new ApiException("cannot listen on " + channel.socket().getLocalSocketAddress(), e);
    }
    return connector;
  }
}
