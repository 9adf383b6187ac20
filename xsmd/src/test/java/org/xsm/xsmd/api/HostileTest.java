package org.xsm.xsmd.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.xsm.xsmd.api.Served.error;
import static org.xsm.xsmd.api.Served.outcome;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What nobody in their right mind sends. Afterwards the API must be as well as before. */
final class HostileTest {
  private static final String HOST = "Host: localhost\r\n";

  @TempDir Path home;

  private static String signed(Served served) {
    return HOST + "Authorization: Bearer " + served.token() + "\r\n";
  }

  private static void assertWell(Served served) {
    assertThat(served.get("/status").statusCode()).isEqualTo(200);
  }

  @Test
  void answersToNoNameButLoopbacks() throws IOException {
    try (var served = Served.in(home)) {
      for (String name : new String[] {"evil.example", "localhost.evil.example", "127.0.0.1.x"}) {
        try (var raw = new Raw(served.api.localPort())) {
          raw.send(
              "GET /api/v1/health HTTP/1.1\r\nHost: " + name + "\r\nConnection: close\r\n\r\n");
          assertThat(raw.rest()).startsWith("HTTP/1.1 403 ").contains("\"kind\":\"forbidden\"");
        }
      }
      for (String name : new String[] {"localhost", "LOCALHOST:1", "127.0.0.1:80", "[::1]:5"}) {
        try (var raw = new Raw(served.api.localPort())) {
          raw.send(
              "GET /api/v1/health HTTP/1.1\r\nHost: " + name + "\r\nConnection: close\r\n\r\n");
          assertThat(raw.rest()).startsWith("HTTP/1.1 200 ");
        }
      }
    }
  }

  @Test
  void makesNothingOfNoise() throws Exception {
    var chance = new Random(6);
    try (var served =
        Served.secure(home, Keys.context(Optional.of(Keys.make(home, "host"))), Served.SITE)) {
      for (int i = 0; i < 200; i++) {
        byte[] noise = new byte[chance.nextInt(2000) + 1];
        chance.nextBytes(noise);
        int port = i % 2 == 0 ? served.api.localPort() : served.api.port();
        try (var raw = new Raw(port)) {
          raw.send(noise);
        }
      }
      assertWell(served);
    }
  }

  @Test
  void answersWhatIsNoHttpAsJson() throws IOException {
    try (var served = Served.in(home);
        var raw = new Raw(served.api.localPort())) {
      raw.send("GET\r\n\r\n");

      assertThat(raw.rest()).startsWith("HTTP/1.1 400 ").contains("\"kind\":\"usage\"");
    }
  }

  @Test
  void boundsTheHead() throws IOException {
    try (var served = Served.in(home);
        var raw = new Raw(served.api.localPort())) {
      raw.send("GET /api/v1/health HTTP/1.1\r\n" + HOST + "X: " + "x".repeat(20_000));

      assertThat(raw.rest()).startsWith("HTTP/1.1 431 ").contains("\"error\":\"the head of");
      assertWell(served);
    }
  }

  @Test
  void boundsThePath() throws IOException {
    try (var served = Served.in(home);
        var raw = new Raw(served.api.localPort())) {
      raw.send("GET /" + "x".repeat(20_000) + " HTTP/1.1\r\n");

      assertThat(raw.rest()).startsWith("HTTP/1.1 4").contains("\"kind\":\"usage\"");
    }
  }

  @Test
  void boundsABodyThatSaysItsLength() {
    try (var served = Served.in(home)) {
      HttpResponse<String> answer =
          served.post("/tokens", "{\"host\": \"" + "x".repeat(70_000) + "\"}");

      assertThat(outcome(answer)).isEqualTo("413 too-large");
      assertThat(error(answer)).isEqualTo("the body is longer than 64 KiB");
    }
  }

  @Test
  void boundsABodyThatNeverEnds() throws IOException {
    try (var served = Served.in(home);
        var raw = new Raw(served.api.localPort())) {
      raw.send(
          "POST /api/v1/tokens HTTP/1.1\r\n"
              + signed(served)
              + "Transfer-Encoding: chunked\r\n\r\n");
      try {
        for (int i = 0; i < 1000; i++) {
          raw.send("1000\r\n" + " ".repeat(4096) + "\r\n");
        }
      } catch (IOException e) {
        assertThat(e).isNotNull(); // It was told enough before we were through.
      }
      assertThat(raw.rest()).doesNotContain("HTTP/1.1 200");
      assertWell(served);
    }
  }

  @Test
  void boundsASiteFile() {
    try (var served = Served.in(home)) {
      HttpResponse<String> answer =
          served.send(
              served
                  .call("/site")
                  .header("If-Match", "\"1\"")
                  .PUT(BodyPublishers.ofInputStream(() -> blanks(17 * 1024 * 1024))));

      assertThat(outcome(answer)).isEqualTo("413 too-large");
      assertThat(served.site.history()).hasSize(1);
    }
  }

  private static InputStream blanks(int length) {
    byte[] blanks = new byte[length];
    java.util.Arrays.fill(blanks, (byte) ' ');
    return new ByteArrayInputStream(blanks);
  }

  @Test
  void boundsTheDepthOfABody() {
    try (var served = Served.in(home)) {
      HttpResponse<String> lists = served.post("/tokens", "[".repeat(10_000));
      HttpResponse<String> inside =
          served.post("/recover/plan", "{\"dead\": " + "[".repeat(10_000) + "]");

      assertThat(outcome(lists)).isEqualTo("400 usage");
      assertThat(outcome(inside)).isEqualTo("400 usage");
      assertWell(served);
    }
  }

  @Test
  void saysWhatIsWrongWithABody() {
    try (var served = Served.in(home)) {
      assertThat(error(served.post("/tokens", "{\"hots\": \"h3\"}")))
          .isEqualTo("the body has no field \"hots\"; did you mean \"host\"?");
      assertThat(error(served.post("/tokens", "{\"zzz\": 1}"))).contains("it has host, ttlSeconds");
      assertThat(error(served.post("/tokens", "{\"ttlSeconds\": \"9\"}"))).contains("ttlSeconds");
      assertThat(error(served.post("/tokens", "{\"host\": \"a\", \"host\": \"b\"}")))
          .contains("host");
      assertThat(outcome(served.post("/tokens", "{} {}"))).isEqualTo("400 usage");
      assertThat(outcome(served.post("/tokens", "null"))).isEqualTo("400 usage");
      assertThat(outcome(served.post("/tokens", ""))).isEqualTo("400 usage");
      assertThat(outcome(served.post("/tokens", "\u0000"))).isEqualTo("400 usage");
      assertThat(outcome(served.post("/recover/plan", "{\"dead\": [null]}")))
          .isEqualTo("400 usage");
    }
  }

  @Test
  void takesNoEncodedBodyAndNoOtherKind() {
    try (var served = Served.in(home)) {
      HttpResponse<String> zipped =
          served.send(
              served
                  .call("/site")
                  .header("If-Match", "\"1\"")
                  .header("Content-Encoding", "gzip")
                  .PUT(BodyPublishers.ofString("x")));
      HttpResponse<String> form =
          served.send(
              served
                  .call("/tokens")
                  .header("Content-Type", "application/x-www-form-urlencoded")
                  .POST(BodyPublishers.ofString("{}")));

      assertThat(outcome(zipped)).isEqualTo("415 usage");
      assertThat(outcome(form)).isEqualTo("415 usage");
    }
  }

  @Test
  void leadsNoPathElsewhere() throws IOException {
    try (var served = Served.in(home)) {
      for (String path :
          new String[] {
            "/api/v1/../../etc/passwd",
            "/api/v1/revisions/..%2f..%2fetc/text",
            "/api/v1/revisions/%2e%2e/text",
            "//api//v1//status",
            "/api/v1/status/",
            "/api/v1/status;x=1",
            "/api/v1/site%00",
            "/%c0%ae%c0%ae/"
          }) {
        try (var raw = new Raw(served.api.localPort())) {
          raw.send("GET " + path + " HTTP/1.1\r\n" + signed(served) + "Connection: close\r\n\r\n");
          assertThat(raw.rest()).as(path).startsWith("HTTP/1.1 40");
        }
      }
    }
  }

  @Test
  void takesNoMethodInDisguise() throws IOException {
    try (var served = Served.in(home)) {
      HttpResponse<String> disguised =
          served.send(served.call("/site").header("X-HTTP-Method-Override", "PUT"));

      assertThat(outcome(disguised)).isEqualTo("400 usage");
      for (String method : new String[] {"BEFORE", "AFTER", "TRACE", "PATCH", "FOO", "get"}) {
        try (var raw = new Raw(served.api.localPort())) {
          raw.send(
              method
                  + " /api/v1/status HTTP/1.1\r\n"
                  + signed(served)
                  + "Connection: close\r\n\r\n");
          assertThat(raw.rest()).as(method).startsWith("HTTP/1.1 405 ");
        }
      }
    }
  }

  @Test
  void upgradesNothing() throws IOException {
    try (var served = Served.in(home);
        var raw = new Raw(served.api.localPort())) {
      raw.send(
          "GET /api/v1/events HTTP/1.1\r\n"
              + signed(served)
              + "Connection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\n"
              + "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n");

      assertThat(raw.send("").head()).startsWith("HTTP/1.1 400 ");
    }
  }
}
