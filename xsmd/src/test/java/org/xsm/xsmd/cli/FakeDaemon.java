package org.xsm.xsmd.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLDecoder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.xsm.xsmd.cli.FakeSite.Answered;

/** A daemon with a site in memory that answers as the API's note says: a resource. */
final class FakeDaemon implements AutoCloseable {
  private static final String TOKEN = "c2VjcmV0";

  private final FakeHttp server;
  private final Path home;
  private final FakeSite site;
  private final List<String> requests = new CopyOnWriteArrayList<>();
  private final List<String> bodies = new CopyOnWriteArrayList<>();
  private final Map<String, Queue<FakeHttp.Handler>> canned = new ConcurrentHashMap<>();
  private final Queue<Map<String, Object>> events = new ConcurrentLinkedQueue<>();

  private FakeDaemon(Path home, FakeSite site) throws IOException {
    this.home = home;
    this.site = site;
    server = new FakeHttp(this::handle);
    Files.createDirectories(home.resolve("run"));
    Files.writeString(home.resolve("run/api.token"), TOKEN + "\n");
    Files.writeString(
        home.resolve("run/api.json"), "{\"port\": " + server.port() + ", \"pid\": 4711}");
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
  FakeDaemon next(String request, FakeHttp.Handler handler) {
    canned.computeIfAbsent(request, key -> new ConcurrentLinkedQueue<>()).add(handler);
    return this;
  }

  FakeDaemon next(String request, int status, String body) {
    return next(request, asked -> asked.answer(status, "application/json", body.getBytes(UTF_8)));
  }

  /** One more status that is sent to whoever listens. */
  FakeDaemon event(Map<String, Object> status) {
    events.add(status);
    return this;
  }

  private void handle(FakeHttp.Request asked) throws IOException {
    String request = request(asked);
    requests.add(request);
    Queue<FakeHttp.Handler> special = canned.get(request);
    FakeHttp.Handler handler = special == null ? null : special.poll();
    if (handler == null) {
      usual(asked);
    } else {
      handler.answer(asked);
    }
  }

  /** Answers a request as it is usual. */
  void usual(FakeHttp.Request asked) throws IOException {
    String request = request(asked);
    byte[] body = asked.body();
    bodies.add(new String(body, UTF_8));
    if (!("Bearer " + TOKEN).equals(asked.header("Authorization"))) {
      send(asked, FakeSite.error(401, "unauthenticated", "the token is another"));
    } else if (request.equals("GET /events")) {
      events(asked);
    } else if (request.startsWith("GET /site")) {
      text(asked);
    } else {
      send(asked, answer(asked, request, body));
    }
  }

  private static String request(FakeHttp.Request asked) {
    String path = asked.target().getPath().replaceFirst("^/api/v1", "");
    return asked.method() + " " + path;
  }

  private Answered answer(FakeHttp.Request asked, String request, byte[] body) {
    Fields said = JsonReader.object(body).orElse(Fields.NONE);
    Map<String, String> query = query(asked);
    boolean dryRun = query.containsKey("dry-run") && !query.get("dry-run").equals("false");
    return switch (request) {
      case "GET /status" -> ok(site.status(home.resolve("etc/site.xml").toString()));
      case "PUT /site" ->
          site.put(
              body,
              Long.parseLong(asked.header("If-Match").replace("\"", "")),
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
      case "POST /tokens" -> ok(FakeAnswers.token(said));
      case "GET /tokens" -> ok(FakeAnswers.TOKENS);
      case "POST /recover/plan" -> ok(FakeAnswers.plan(said));
      case "POST /recover" -> recovered(said);
      case "GET /audit" -> ok(FakeAnswers.AUDIT);
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

  private static Answered recovered(Fields said) {
    return said.text("confirmation").equals(FakeSite.SENTENCE)
        ? ok(Map.of("position", FakeSite.position(42)))
        : FakeSite.error(409, "refused", "that is not the sentence");
  }

  private static Answered ok(Object body) {
    return new Answered(200, body);
  }

  private void text(FakeHttp.Request asked) throws IOException {
    String revision = query(asked).get("revision");
    long number = revision == null ? site.head() : Long.parseLong(revision);
    byte[] text = site.text(number);
    if (text == null) {
      send(asked, FakeSite.error(404, "not-found", "there is no revision " + number));
      return;
    }
    asked.with("ETag", "\"" + number + "\"");
    asked.answer(200, "application/xml", text);
  }

  private void events(FakeHttp.Request asked) throws IOException {
    asked.with("Content-Type", "text/event-stream").start(200, -1);
    asked.write(": hello\n\n".getBytes(UTF_8));
    for (var event = events.poll(); event != null; event = events.poll()) {
      asked.write(("event: status\ndata: " + JsonText.line(event) + "\n").getBytes(UTF_8));
    }
  }

  private static Map<String, String> query(FakeHttp.Request asked) {
    String query = asked.target().getRawQuery();
    return query == null
        ? Map.of()
        : Stream.of(query.split("&", -1))
            .map(pair -> pair.split("=", 2))
            .collect(
                Collectors.toMap(
                    pair -> pair[0],
                    pair -> pair.length < 2 ? "" : URLDecoder.decode(pair[1], UTF_8)));
  }

  private static void send(FakeHttp.Request asked, Answered answered) throws IOException {
    byte[] body =
        answered.body() instanceof Map<?, ?> map
            ? JsonText.of(Fields.of(map).all()).getBytes(UTF_8)
            : new byte[0];
    asked.answer(answered.status(), "application/json", body);
  }

  @Override
  public void close() {
    server.close();
  }
}
