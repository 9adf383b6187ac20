package org.xsm.lab;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/** A daemon's calls, made with the token of its home: a decision. No answer is the status 0. */
record Api(Path home, Carrier carrier) {
  private static final Duration LIMIT = Duration.ofSeconds(40);

  Said get(String path) {
    return ask(request(path).GET());
  }

  Said post(String path, String json) {
    return ask(
        request(path)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(json)));
  }

  Said delete(String path) {
    return ask(request(path).DELETE());
  }

  /** Sends the text of a site file that was made from a revision. */
  Said put(String text, long base) {
    return put(text, base, "");
  }

  /**
   * The same with more of the query, as in {@code ?dry-run=true}. A daemon that has stopped does
   * not hold the caller for longer than it holds an edit.
   */
  Said put(String text, long base, String query) {
    return ask(
        request("/site" + query)
            .timeout(Duration.ofSeconds(15))
            .header("Content-Type", "application/xml")
            .header("If-Match", "\"" + base + "\"")
            .PUT(BodyPublishers.ofString(text)));
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port() + "/api/v1" + path))
        .timeout(LIMIT)
        .header("Authorization", "Bearer " + read("run/api.token").strip());
  }

  /** Where nothing listens, if the daemon has not said where it does. */
  private int port() {
    String said = read("run/api.json");
    return said.isEmpty() ? 1 : Said.json(said).path("port").asInt(1);
  }

  private String read(String file) {
    try {
      return Files.readString(home.resolve(file));
    } catch (IOException e) {
      return "";
    }
  }

  private Said ask(HttpRequest.Builder request) {
    try {
      var answer = carrier.carry(request.build());
      return Said.of(answer.statusCode(), answer.body(), answer.headers());
    } catch (IOException e) {
      return new Said(0, String.valueOf(e), "");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted while a daemon was asked", e);
    }
  }
}
