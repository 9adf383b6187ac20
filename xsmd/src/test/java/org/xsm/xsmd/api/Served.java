package org.xsm.xsmd.api;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;
import org.xsm.xsmd.trust.WhyAnswer;
import org.xsm.xsmd.trust.WhyQuestion;

/** An API that answers for a small site, and a client of it: a resource of tests. */
final class Served implements AutoCloseable {
  static final ObjectMapper JSON = new ObjectMapper();
  static final String SITE =
      """
      <site xmlns="urn:xsm:site:1" name="small">
        <admins>
          <admin name="anna" role="admin" password="$scrypt$apple"/>
          <admin name="oleg" role="operator" password="$scrypt$orange"/>
          <admin name="vera" role="viewer" password="$scrypt$vanilla"/>
        </admins>
        <hosts><host name="h1" address="127.0.0.1"/></hosts>
      </site>
      """;

  /** Wide enough not to be felt. */
  static final ApiLimits LIMITS =
      new ApiLimits(
          2000,
          2000,
          64,
          64,
          Duration.ofSeconds(15),
          Duration.ofSeconds(60),
          Duration.ofSeconds(10),
          Duration.ofSeconds(10),
          Duration.ofSeconds(5),
          Duration.ofSeconds(15),
          Duration.ofMillis(50),
          2000,
          20);

  final SmallSite site;
  final SmallHosts hosts;
  final KeptTrail trail = new KeptTrail();
  final HandClock clock = new HandClock(Instant.parse("2026-11-25T12:00:00Z"));
  final PlainPasswords passwords = new PlainPasswords();
  final List<WhyQuestion> questions = new CopyOnWriteArrayList<>();
  final Path run;
  final Api api;
  final HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  volatile CopyReport copy = new CopyReport("/etc/xsm/site.xml", CopyReport.State.CLEAN, "");

  private volatile boolean fails;

  private Served(Path home, ApiLimits limits, @Nullable SSLContext tls, String text) {
    run = home.resolve("run");
    site = new SmallSite(text);
    hosts = new SmallHosts(site);
    api =
        Api.serve(
            new ApiSettings(
                0,
                tls == null ? List.of() : List.of("127.0.0.1"),
                0,
                tls,
                run.resolve("api.token"),
                run.resolve("api.json"),
                "root",
                limits),
            new ApiParts(
                site,
                site,
                hosts,
                trail,
                this::copy,
                passwords,
                this::judge,
                "1.0",
                clock,
                clock,
                new SecureRandom()));
  }

  /** Talks to nobody. */
  private WhyAnswer judge(WhyQuestion question) {
    questions.add(question);
    return new WhyAnswer(
        "h1", SmallSite.ID, false, "retired", "host h2 was removed", 1, 1, clock.instant());
  }

  private CopyReport copy() {
    if (fails) {
      fails = false;
      throw new IllegalStateException("disk on fire");
    }
    return copy;
  }

  /** The next question for the working copy ends in an exception. */
  void failNext() {
    fails = true;
  }

  static Served in(Path home) {
    return new Served(home, LIMITS, null, SITE);
  }

  static Served in(Path home, ApiLimits limits) {
    return new Served(home, limits, null, SITE);
  }

  static Served secure(Path home, SSLContext tls, String text) {
    return new Served(home, LIMITS, tls, text);
  }

  static Served secure(Path home, SSLContext tls, ApiLimits limits) {
    return new Served(home, limits, tls, SITE);
  }

  String token() {
    try {
      return Files.readString(run.resolve("api.token")).strip();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  /** A call that is not signed. */
  HttpRequest.Builder bare(String path) {
    return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + api.localPort() + path))
        .timeout(Duration.ofSeconds(20));
  }

  /** A call of the user who started the daemon. */
  HttpRequest.Builder call(String path) {
    return bare("/api/v1" + path).header("Authorization", "Bearer " + token());
  }

  HttpResponse<String> get(String path) {
    return send(call(path));
  }

  HttpResponse<String> post(String path, String body) {
    return send(
        call(path).header("Content-Type", "application/json").POST(BodyPublishers.ofString(body)));
  }

  HttpResponse<String> delete(String path) {
    return send(call(path).DELETE());
  }

  HttpResponse<String> put(String path, long base, String text) {
    return send(
        call(path).header("If-Match", "\"" + base + "\"").PUT(BodyPublishers.ofString(text)));
  }

  /** The token of a session of an admin. */
  String logIn(String name, String password) {
    HttpResponse<String> answer =
        post("/login", "{\"name\": \"" + name + "\", \"password\": \"" + password + "\"}");
    return json(answer).path("token").asText();
  }

  /** A call under a session. */
  HttpRequest.Builder as(String session, String path) {
    return bare("/api/v1" + path).header("Authorization", "Bearer " + session);
  }

  HttpResponse<String> send(HttpRequest.Builder call) {
    return send(client, call);
  }

  static HttpResponse<String> send(HttpClient client, HttpRequest.Builder call) {
    try {
      return client.send(call.build(), BodyHandlers.ofString(UTF_8));
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  static JsonNode json(HttpResponse<String> answer) {
    try {
      return JSON.readTree(answer.body());
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(answer.body(), e);
    }
  }

  /** As in {@code 404 not-found}. */
  static String outcome(HttpResponse<String> answer) {
    String kind = answer.body().startsWith("{") ? json(answer).path("kind").asText() : "";
    return (answer.statusCode() + " " + kind).strip();
  }

  static String error(HttpResponse<String> answer) {
    return json(answer).path("error").asText();
  }

  @Override
  public void close() {
    api.close();
    client.close();
  }
}
