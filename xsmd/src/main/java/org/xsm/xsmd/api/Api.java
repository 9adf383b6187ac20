package org.xsm.xsmd.api;

import io.javalin.Javalin;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.util.ssl.SslContextFactory;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The API of this host: a resource. It answers from {@link #serve} to {@link #close}. */
public final class Api implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(Api.class);
  private static final Duration SWEEP = Duration.ofMillis(500);

  private final int localPort;
  private final int port;
  private final Routes routes;
  private final SslContextFactory.@Nullable Server tls;

  /** What has to be ended, the newest first. */
  private final Deque<Runnable> ends;

  private Api(
      Sockets sockets,
      Routes routes,
      SslContextFactory.@Nullable Server tls,
      Deque<Runnable> ends) {
    this.localPort = sockets.localPort();
    this.port = sockets.port();
    this.routes = routes;
    this.tls = tls;
    this.ends = ends;
  }

  /**
   * Starts to answer. Everything it was given must work until it was closed.
   *
   * @throws ApiException when an address cannot be listened on
   */
  public static Api serve(ApiSettings settings, ApiParts parts) {
    var ends = new ArrayDeque<Runnable>();
    try {
      return serve(settings, parts, ends);
    } catch (RuntimeException e) {
      ends.forEach(Runnable::run);
      throw e;
    }
  }

  private static Api serve(ApiSettings settings, ApiParts parts, Deque<Runnable> ends) {
    ApiLimits limits = settings.limits();
    Sockets sockets = Sockets.open(settings);
    ends.push(sockets::close);
    String token = Tokens.random(parts.chance());
    var site = new SiteHead(parts.store());
    var sessions = new Sessions(parts.steady(), parts.chance());
    var callers = new Callers(token, settings, sessions, site, parts.clock());
    var notes = new Notes(parts.audit(), parts.clock(), limits.refusedNotes());
    var events = new Events(parts, site, callers, limits);
    Routes routes = routes(parts, limits, site, sessions, notes, events);
    Entrance loopback = Entrance.loopback(limits, parts.steady());
    Entrance network = Entrance.network(limits, parts.steady());
    SslContextFactory.@Nullable Server tls =
        settings.tls() == null ? null : Entrance.tls(settings.tls());
    var gate = new Gate(callers, notes, parts.chance(), limits);
    var door = new Door(routes, loopback, network, limits);
    Javalin server = WebServer.of(routes, gate, door, connectors(sockets, loopback, network, tls));
    ends.push(server::stop);
    ends.push(events::close);
    server.start();
    Thread sweeper =
        Thread.ofVirtual().name("api-sweeper").start(() -> sweep(loopback, network, notes));
    ends.push(sweeper::interrupt);
    RunFiles.writeToken(settings.token(), token);
    RunFiles.writePlace(settings.place(), sockets.localPort());
    ends.push(() -> RunFiles.remove(settings.place()));
    log.info(
        "api answers local={} port={} addresses={}",
        sockets.localPort(),
        sockets.port(),
        settings.addresses());
    return new Api(sockets, routes, tls, ends);
  }

  private static Routes routes(
      ApiParts parts,
      ApiLimits limits,
      SiteHead site,
      Sessions sessions,
      Notes notes,
      Events events) {
    var history = new History(parts.store());
    return new Routes(
        Stream.of(
                new StatusCalls(parts, site, events).routes(),
                new LoginCalls(parts, site, sessions, notes).routes(),
                new SiteCalls(parts, limits, history, notes).routes(),
                history.routes(),
                new HostCalls(parts, notes).routes(),
                new PeerCalls(parts).routes(),
                new AuditCalls(parts.audit()).routes())
            .flatMap(List::stream)
            .toList());
  }

  private static List<BiFunction<Server, HttpConfiguration, Connector>> connectors(
      Sockets sockets,
      Entrance loopback,
      Entrance network,
      SslContextFactory.@Nullable Server tls) {
    var connectors = new ArrayList<BiFunction<Server, HttpConfiguration, Connector>>();
    sockets
        .local()
        .forEach(socket -> connectors.add((server, http) -> loopback.plain(server, http, socket)));
    if (tls != null) {
      sockets
          .network()
          .forEach(
              socket ->
                  connectors.add((server, http) -> network.secure(server, http, socket, tls)));
    }
    return connectors;
  }

  private static void sweep(Entrance loopback, Entrance network, Notes notes) {
    try {
      while (true) {
        Thread.sleep(SWEEP);
        loopback.lines().sweep();
        network.lines().sweep();
        notes.flush();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** The port of plain HTTP on loopback. */
  public int localPort() {
    return localPort;
  }

  /** The port for other machines; 0 where there is none. */
  public int port() {
    return port;
  }

  Routes routes() {
    return routes;
  }

  /** Proves itself with another certificate from now on, to new connections. */
  public void renew(SSLContext context) {
    if (tls == null) {
      return;
    }
    try {
      tls.reload(factory -> factory.setSslContext(context));
    } catch (Exception e) {
      throw new ApiException("cannot take the new certificate; the old one is still in use", e);
    }
  }

  /** Stops to answer; calls that are being worked on are cut off. May be called again. */
  @Override
  public void close() {
    while (!ends.isEmpty()) {
      ends.pop().run();
    }
  }
}
