package org.xsm.xsmd.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.xsm.xsmd.cli.FakeSite.Answered;

/** A daemon with a site in memory that answers as the API's note says: a resource. */
final class FakeDaemon implements AutoCloseable {
  private static final String TOKEN = "c2VjcmV0";

  private final HttpServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final Path home;
  private final FakeSite site;
  private final List<String> requests = new CopyOnWriteArrayList<>();
  private final List<String> bodies = new CopyOnWriteArrayList<>();
  private final Map<String, Queue<Handler>> canned = new ConcurrentHashMap<>();
  private final Queue<Map<String, Object>> events = new ConcurrentLinkedQueue<>();

  /** How a request is answered. */
  @FunctionalInterface
  interface Handler {
    void answer(HttpExchange exchange) throws IOException;
  }

  private FakeDaemon(Path home, FakeSite site) throws IOException {
    this.home = home;
    this.site = site;
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::handle);
    server.setExecutor(threads);
    server.start();
    Files.createDirectories(home.resolve("run"));
    Files.writeString(home.resolve("run/api.token"), TOKEN + "\n");
    Files.writeString(
        home.resolve("run/api.json"),
        "{\"port\": " + server.getAddress().getPort() + ", \"pid\": 4711}");
  }

  static FakeDaemon in(Path home, String... texts) {
    try {
      var site = new FakeSite(texts[0]);
      Stream.of(texts).skip(1).forEach(site::commit);
      return new FakeDaemon(home, site);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  FakeSite site() {
    return site;
  }

  /** What was asked for, as in {@code GET /status}. */
  List<String> requests() {
    return requests;
  }

  List<String> bodies() {
    return bodies;
  }

  /** The next answer to a request, as in {@code GET /status}; the ones after it are usual again. */
  FakeDaemon next(String request, Handler handler) {
    canned.computeIfAbsent(request, key -> new ConcurrentLinkedQueue<>()).add(handler);
    return this;
  }

  FakeDaemon next(String request, int status, String body) {
    return next(
        request, exchange -> send(exchange, status, "application/json", body.getBytes(UTF_8)));
  }

  /** One more status that is sent to whoever listens. */
  FakeDaemon event(Map<String, Object> status) {
    events.add(status);
    return this;
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      String request = request(exchange);
      requests.add(request);
      Queue<Handler> special = canned.get(request);
      Handler handler = special == null ? null : special.poll();
      if (handler == null) {
        usual(exchange);
      } else {
        handler.answer(exchange);
      }
    }
  }

  /** Answers a request as it is usual. */
  void usual(HttpExchange exchange) throws IOException {
    String request = request(exchange);
    byte[] body = exchange.getRequestBody().readAllBytes();
    bodies.add(new String(body, UTF_8));
    if (!("Bearer " + TOKEN).equals(exchange.getRequestHeaders().getFirst("Authorization"))) {
      send(exchange, FakeSite.error(401, "unauthenticated", "the token is another"));
    } else if (request.equals("GET /events")) {
      events(exchange);
    } else if (request.startsWith("GET /site")) {
      text(exchange);
    } else {
      send(exchange, answer(exchange, request, body));
    }
  }

  private static String request(HttpExchange exchange) {
    String path = exchange.getRequestURI().getPath().replaceFirst("^/api/v1", "");
    return exchange.getRequestMethod() + " " + path;
  }

  private Answered answer(HttpExchange exchange, String request, byte[] body) {
    Fields said = JsonReader.object(body).orElse(Fields.NONE);
    Map<String, String> query = query(exchange);
    boolean dryRun = query.containsKey("dry-run") && !query.get("dry-run").equals("false");
    return switch (request) {
      case "GET /status" -> ok(site.status(home.resolve("etc/site.xml").toString()));
      case "PUT /site" ->
          site.put(
              body,
              Long.parseLong(exchange.getRequestHeaders().getFirst("If-Match").replace("\"", "")),
              query.getOrDefault("message", ""),
              Integer.parseInt(query.getOrDefault("allow", "0")),
              dryRun);
      case "POST /site/rollback" ->
          site.put(
              Objects.requireNonNull(site.text(said.number("to"))),
              site.head(),
              said.text("message"),
              (int) said.number("allow"),
              said.truth("dryRun"));
      case "GET /revisions" ->
          ok(
              Map.of(
                  "revisions",
                  site.revisions(
                      Integer.parseInt(query.getOrDefault("limit", "100")),
                      Long.parseLong(query.getOrDefault("before", "0")))));
      case "GET /hosts" -> ok(Map.of("hosts", site.members()));
      case "POST /hosts/assume-alone" -> assumed(said.text("confirmation"));
      case "POST /tokens" -> ok(token(said));
      case "GET /tokens" ->
          ok(
              Map.of(
                  "tokens",
                  List.of(
                      Map.of(
                          "id",
                          "5f3a",
                          "host",
                          "h4",
                          "author",
                          "root@h1",
                          "created",
                          "2026-11-25T11:00:00Z",
                          "expires",
                          "2026-11-25T12:30:00Z"))));
      case "POST /recover/plan" -> ok(plan(said));
      case "POST /recover" -> recovered(said);
      case "GET /audit" ->
          ok(
              Map.of(
                  "lines",
                  List.of(
                      Map.of(
                          "number",
                          7,
                          "time",
                          "2026-11-25T11:00:00Z",
                          "who",
                          "root@h1",
                          "what",
                          "edit",
                          "about",
                          "revision 2",
                          "result",
                          "committed",
                          "hash",
                          "77"))));
      case "GET /audit/verify" -> ok(Map.of("lines", 7, "last", "77aa", "problem", ""));
      default -> other(request);
    };
  }

  private static Answered other(String request) {
    if (request.startsWith("DELETE /hosts/")) {
      return ok(
          Map.of("done", true, "steps", List.of("takes its vote", "revokes its certificate")));
    }
    return request.startsWith("DELETE /tokens/")
        ? new Answered(204, "")
        : FakeSite.error(404, "not-found", "there is no " + request);
  }

  private static Answered assumed(String typed) {
    return typed.equals(FakeSite.SENTENCE)
        ? ok(Map.of("ok", true))
        : new Answered(
            400,
            Map.of(
                "error", "type the sentence", "kind", "usage", "confirmation", FakeSite.SENTENCE));
  }

  private static Map<String, Object> token(Fields said) {
    Map<String, Object> token = new LinkedHashMap<>();
    token.put("id", "5f3a");
    token.put("token", "5f3a.c2VjcmV0");
    token.put("host", said.text("host").isEmpty() ? null : said.text("host"));
    token.put("expires", "2026-11-25T13:00:00Z");
    return token;
  }

  private static Map<String, Object> plan(Fields said) {
    Map<String, Object> plan = new LinkedHashMap<>();
    plan.put("position", FakeSite.position(41));
    plan.put("highest", "h3 with 1/41");
    plan.put("reachable", List.of("h3"));
    plan.put("dead", said.list("dead"));
    plan.put("warnings", List.of("edits after index 41 may have been acknowledged by the dead"));
    plan.put("needsRecoveryKey", said.texts("dead").contains("h9"));
    plan.put("confirmation", FakeSite.SENTENCE);
    return plan;
  }

  private static Answered recovered(Fields said) {
    return said.text("confirmation").equals(FakeSite.SENTENCE)
        ? ok(Map.of("position", FakeSite.position(42)))
        : FakeSite.error(409, "refused", "that is not the sentence");
  }

  private static Answered ok(Object body) {
    return new Answered(200, body);
  }

  private void text(HttpExchange exchange) throws IOException {
    String revision = query(exchange).get("revision");
    long number = revision == null ? site.head() : Long.parseLong(revision);
    byte[] text = site.text(number);
    if (text == null) {
      send(exchange, FakeSite.error(404, "not-found", "there is no revision " + number));
      return;
    }
    exchange.getResponseHeaders().add("ETag", "\"" + number + "\"");
    send(exchange, 200, "application/xml", text);
  }

  private void events(HttpExchange exchange) throws IOException {
    exchange.getResponseHeaders().add("Content-Type", "text/event-stream");
    exchange.sendResponseHeaders(200, 0);
    OutputStream out = exchange.getResponseBody();
    out.write(": hello\n\n".getBytes(UTF_8));
    for (var event = events.poll(); event != null; event = events.poll()) {
      out.write(("event: status\ndata: " + JsonText.line(event) + "\n").getBytes(UTF_8));
      out.flush();
    }
  }

  private static Map<String, String> query(HttpExchange exchange) {
    String query = exchange.getRequestURI().getRawQuery();
    return query == null
        ? Map.of()
        : Stream.of(query.split("&", -1))
            .map(pair -> pair.split("=", 2))
            .collect(
                Collectors.toMap(
                    pair -> pair[0],
                    pair -> pair.length < 2 ? "" : URLDecoder.decode(pair[1], UTF_8)));
  }

  private static void send(HttpExchange exchange, Answered answered) throws IOException {
    byte[] body =
        answered.body() instanceof Map<?, ?> map
            ? JsonText.of(Fields.of(map).all()).getBytes(UTF_8)
            : new byte[0];
    send(exchange, answered.status(), "application/json", body);
  }

  static void send(HttpExchange exchange, int status, String type, byte[] body) throws IOException {
    exchange.getResponseHeaders().add("Content-Type", type);
    exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
    exchange.getResponseBody().write(body);
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
