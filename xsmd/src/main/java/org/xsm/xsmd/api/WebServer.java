package org.xsm.xsmd.api;

import io.javalin.Javalin;
import io.javalin.compression.CompressionStrategy;
import io.javalin.config.JavalinConfig;
import io.javalin.http.HandlerType;
import io.javalin.http.servlet.JavalinServlet;
import io.javalin.http.servlet.ServletEntry;
import io.javalin.json.JsonMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.function.BiFunction;
import kotlin.LazyKt;
import org.eclipse.jetty.http.UriCompliance;
import org.eclipse.jetty.io.ArrayByteBufferPool;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.eclipse.jetty.util.thread.ScheduledExecutorScheduler;

/** How Javalin and Jetty are set up, with little memory and few threads: a decision. */
final class WebServer {
  private static final long POOLED = 4L * 1024 * 1024;
  private static final int POOLED_EACH = 128 * 1024;

  private WebServer() {}

  /**
   * Makes a server that was not started.
   *
   * @param connectors what listens, each made for the server
   */
  static Javalin of(
      Routes routes,
      Gate gate,
      Door door,
      List<BiFunction<Server, HttpConfiguration, Connector>> connectors) {
    return Javalin.create(
        config -> {
          quiet(config);
          config.unsafe.jettyInternal.server = server(connectors.size());
          // Nothing here speaks WebSocket, which costs memory before anybody does.
          config.unsafe.servlet =
              LazyKt.lazyOf(new ServletEntry(null, new JavalinServlet(config.unsafe)));
          config.jetty.modifyServer(server -> server.setHandler(door));
          config.jetty.modifyHttpConfiguration(WebServer::http);
          config.jetty.modifyServletContextHandler(
              context -> context.setErrorHandler(new Answers()));
          connectors.forEach(config.jetty::addConnector);
          routes.all().forEach(route -> add(config, route, gate));
        });
  }

  private static void quiet(JavalinConfig config) {
    config.startup.showJavalinBanner = false;
    config.startup.showOldJavalinVersionWarning = false;
    config.startup.startupWatcherEnabled = false;
    config.concurrency.useVirtualThreads = true;
    config.http.compressionStrategy = CompressionStrategy.NONE;
    config.router.ignoreTrailingSlashes = false;
    config.jsonMapper(new NoMapper());
  }

  /** We write JSON ourselves; Javalin is spared from making a mapper of its own. */
  private static final class NoMapper implements JsonMapper {}

  private static void add(JavalinConfig config, Route route, Gate gate) {
    var methods = new ArrayList<>(List.of(route.method()));
    if (route.method().equals("GET")) {
      methods.add("HEAD");
    }
    for (String method : methods) {
      config.routes.addHttpHandler(
          HandlerType.findOrCreate(method),
          route.full(),
          context -> gate.handle(route, context, Door.isLocal(context.req())));
    }
  }

  private static Server server(int listeners) {
    // Selectors and little else: what blocks runs on virtual threads.
    var threads = new QueuedThreadPool(listeners + 6, listeners + 1);
    threads.setName("api");
    threads.setReservedThreads(0);
    threads.setVirtualThreadsExecutor(
        Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("api-call-", 0).factory()));
    var buffers = new ArrayByteBufferPool(-1, -1, POOLED_EACH, 64, POOLED, POOLED);
    var server = new Server(threads, new ScheduledExecutorScheduler("api-time", true), buffers);
    server.setErrorHandler(new Answers());
    server.setStopAtShutdown(false);
    server.setStopTimeout(0);
    return server;
  }

  private static void http(HttpConfiguration http) {
    http.setUriCompliance(UriCompliance.DEFAULT);
    http.setSendServerVersion(false);
    http.setSendXPoweredBy(false);
    http.setRequestHeaderSize(ApiLimits.HEADERS);
    http.setResponseHeaderSize(ApiLimits.HEADERS);
    http.setOutputBufferSize(16 * 1024);
  }
}
