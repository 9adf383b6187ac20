package org.xsm.bench.daemons;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/** The API of one daemon, called over loopback as its owner: a resource. Any thread. */
public final class LocalApi {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final HttpClient CLIENT =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(2))
          .build();

  private final Path run;

  /** What came back; a call that came to no answer has status 0. */
  public record Answer(int status, String body, long revision, boolean mayHaveHappened) {
    public boolean isDone() {
      return status == 200;
    }

    /** The body as JSON; nothing in it if it is none. */
    public JsonNode json() {
      try {
        return JSON.readTree(body);
      } catch (IOException e) {
        return JSON.missingNode();
      }
    }
  }

  LocalApi(Path run) {
    this.run = run;
  }

  /** The text and its revision, as the host has it, or as a majority confirms it. */
  public Answer text(boolean current, Duration atMost) {
    return call("/site?current=" + current, atMost, HttpRequest.Builder::GET);
  }

  /** An edit: the text in the place of that of a revision. */
  public Answer edit(String text, long base, Duration atMost) {
    return call(
        "/site?message=bench",
        atMost,
        request ->
            request
                .header("If-Match", "\"" + base + "\"")
                .header("Content-Type", "application/xml")
                .PUT(BodyPublishers.ofString(text)));
  }

  public JsonNode status() {
    return call("/status", Duration.ofSeconds(10), HttpRequest.Builder::GET).json();
  }

  /** A token for one more host. */
  String token() {
    Answer answer =
        call(
            "/tokens",
            Duration.ofSeconds(30),
            request ->
                request
                    .header("Content-Type", "application/json")
                    .POST(BodyPublishers.ofString("{\"ttlSeconds\": 600}")));
    String token = answer.json().path("token").asText();
    if (token.isEmpty()) {
      throw new IllegalStateException("there is no token to be had: " + answer.body());
    }
    return token;
  }

  /** Makes a request what it is. */
  private interface Shape {
    HttpRequest.Builder of(HttpRequest.Builder plain);
  }

  private Answer call(String path, Duration atMost, Shape shape) {
    HttpRequest request;
    try {
      int port = JSON.readTree(run.resolve("api.json").toFile()).path("port").asInt();
      String shown = Files.readString(run.resolve("api.token"), UTF_8).strip();
      var plain =
          HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/api/v1" + path))
              .timeout(atMost)
              .header("Authorization", "Bearer " + shown);
      request = shape.of(plain).build();
    } catch (IOException | IllegalArgumentException e) {
      return new Answer(0, "not started: " + e.getMessage(), 0, false);
    }
    try {
      HttpResponse<String> answer = CLIENT.send(request, BodyHandlers.ofString());
      int status = answer.statusCode();
      return new Answer(status, answer.body(), revision(answer), status == 504 || status == 500);
    } catch (ConnectException e) {
      return new Answer(0, "no connection: " + e.getMessage(), 0, false);
    } catch (IOException e) {
      return new Answer(0, "no answer: " + e.getMessage(), 0, true);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new Answer(0, "interrupted", 0, true);
    }
  }

  /** Of a text in its tag, of an edit in its answer. */
  private static long revision(HttpResponse<String> answer) {
    return answer
        .headers()
        .firstValue("ETag")
        .map(tag -> Long.parseLong(tag.replace("\"", "")))
        .orElseGet(
            () -> new Answer(0, answer.body(), 0, false).json().at("/revision/number").asLong());
  }
}
