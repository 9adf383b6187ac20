package org.xsm.xsmd.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.xsm.xsmd.api.Served.error;
import static org.xsm.xsmd.api.Served.json;
import static org.xsm.xsmd.api.Served.outcome;

import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ApiTest {
  @TempDir Path home;

  @Test
  void answersThatItIsWellToAnyone() {
    try (var served = Served.in(home)) {
      HttpResponse<String> answer = served.send(served.bare("/api/v1/health"));

      assertThat(answer.statusCode()).isEqualTo(200);
      assertThat(answer.body()).isEqualTo("{\"ok\":true}");
    }
  }

  @Test
  void keepsItsTokenForItsOwner() throws IOException {
    try (var served = Served.in(home)) {
      Path file = served.run.resolve("api.token");

      assertThat(served.token()).matches("[0-9a-f]{64}");
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
          .isEqualTo("rw-------");
    }
  }

  @Test
  void makesAnotherTokenEachTime() {
    String first;
    try (var served = Served.in(home)) {
      first = served.token();
    }
    try (var served = Served.in(home)) {
      assertThat(served.token()).isNotEqualTo(first);
    }
  }

  @Test
  void saysWhereItIsWhileItAnswers() throws IOException {
    Path place;
    try (var served = Served.in(home)) {
      place = served.run.resolve("api.json");
      assertThat(Files.readString(place))
          .isEqualTo(
              "{\"port\":"
                  + served.api.localPort()
                  + ",\"pid\":"
                  + ProcessHandle.current().pid()
                  + "}");
    }

    assertThat(place).doesNotExist();
  }

  @Test
  void refusesThoseWhoProveNothing() {
    try (var served = Served.in(home)) {
      HttpResponse<String> answer = served.send(served.bare("/api/v1/status"));

      assertThat(outcome(answer)).isEqualTo("401 unauthenticated");
      assertThat(error(answer)).contains("api.token");
      assertThat(answer.headers().firstValue("WWW-Authenticate")).contains("Bearer");
      assertThat(served.trail.said().getLast())
          .startsWith("someone from 127.0.0.1 get /api/v1/status: refused: who calls is not known");
    }
  }

  @Test
  void refusesAWrongToken() {
    try (var served = Served.in(home)) {
      String wrong = served.token().replace(served.token().charAt(0), 'z');

      HttpResponse<String> answer = served.send(served.as(wrong, "/status"));

      assertThat(outcome(answer)).isEqualTo("401 unauthenticated");
      assertThat(answer.body()).doesNotContain(wrong);
    }
  }

  @Test
  void knowsNoPathThatIsNotThere() {
    try (var served = Served.in(home)) {
      HttpResponse<String> answer = served.get("/statsu");

      assertThat(outcome(answer)).isEqualTo("404 not-found");
      assertThat(error(answer))
          .isEqualTo("there is no /api/v1/statsu; did you mean /api/v1/status?");
    }
  }

  @Test
  void saysWhichMethodsAPathTakes() {
    try (var served = Served.in(home)) {
      HttpResponse<String> answer = served.delete("/site");

      assertThat(outcome(answer)).isEqualTo("405 usage");
      assertThat(answer.headers().firstValue("Allow")).contains("GET, HEAD, OPTIONS, PUT");
    }
  }

  @Test
  void answersHeadWithoutABody() {
    try (var served = Served.in(home)) {
      HttpResponse<String> answer =
          served.send(served.call("/site").method("HEAD", BodyPublishers.noBody()));

      assertThat(answer.statusCode()).isEqualTo(200);
      assertThat(answer.headers().firstValue("ETag")).contains("\"1\"");
      assertThat(answer.body()).isEmpty();
    }
  }

  @Test
  void answersOptionsAndAllowsNoOtherOrigin() {
    try (var served = Served.in(home)) {
      HttpResponse<String> answer =
          served.send(served.bare("/api/v1/login").method("OPTIONS", BodyPublishers.noBody()));

      assertThat(answer.statusCode()).isEqualTo(204);
      assertThat(answer.headers().firstValue("Allow")).contains("OPTIONS, POST");
      assertThat(answer.headers().map().keySet())
          .noneMatch(name -> name.startsWith("access-control"));
    }
  }

  @Test
  void refusesPagesOfOtherOrigins() {
    try (var served = Served.in(home)) {
      HttpResponse<String> answer =
          served.send(
              served
                  .call("/hosts/assume-alone")
                  .header("Origin", "https://evil.example")
                  .POST(BodyPublishers.ofString("{}")));

      assertThat(outcome(answer)).isEqualTo("403 forbidden");
    }
  }

  @Test
  void tellsBrowsersToMakeNothingOfIt() {
    try (var served = Served.in(home)) {
      HttpResponse<String> answer = served.get("/status");

      assertThat(answer.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
      assertThat(answer.headers().firstValue("Cache-Control")).contains("no-store");
      assertThat(answer.headers().firstValue("Content-Security-Policy")).isPresent();
      assertThat(answer.headers().firstValue("Server")).isEmpty();
    }
  }

  @Test
  void saysTheIdOfEachCall() {
    try (var served = Served.in(home)) {
      String id = "0b0e7d8e-6c3a-4a51-8a4e-3f2a6f0f9b01";

      HttpResponse<String> given = served.send(served.call("/status").header("Request-Id", id));
      HttpResponse<String> made = served.get("/status");
      HttpResponse<String> wrong =
          served.send(served.call("/status").header("Request-Id", "1-2-3-4-5"));

      assertThat(given.headers().firstValue("Request-Id")).contains(id);
      assertThat(made.headers().firstValue("Request-Id").orElseThrow()).hasSize(36);
      assertThat(outcome(wrong)).isEqualTo("400 usage");
    }
  }

  @Test
  void hidesWhatWentWrongInside() {
    try (var served = Served.in(home)) {
      served.failNext();

      HttpResponse<String> answer = served.get("/status");

      String id = answer.headers().firstValue("Request-Id").orElseThrow();
      assertThat(outcome(answer)).isEqualTo("500 internal");
      assertThat(error(answer))
          .isEqualTo("xsmd failed at this call; its log has the reason under " + id);
      assertThat(answer.body()).doesNotContain("Exception", "disk on fire");
    }
  }

  @Test
  void refusesParametersThatItDoesNotKnow() {
    try (var served = Served.in(home)) {
      HttpResponse<String> answer = served.get("/site?revison=1");

      assertThat(outcome(answer)).isEqualTo("400 usage");
      assertThat(error(answer)).endsWith("did you mean revision?");
    }
  }

  @Test
  void saysWhichPortIsTaken() {
    try (var served = Served.in(home)) {
      assertThatThrownBy(() -> Sockets.open(settings(served.api.localPort())))
          .isInstanceOf(ApiException.class)
          .hasMessageContaining("cannot listen on 127.0.0.1 port " + served.api.localPort());
    }
  }

  private ApiSettings settings(int port) {
    return new ApiSettings(
        port,
        List.of(),
        0,
        null,
        home.resolve("token"),
        home.resolve("json"),
        "root",
        Served.LIMITS);
  }

  @Test
  void isAskedToStopTwice() {
    var served = Served.in(home);

    served.close();
    served.api.close();

    assertThat(served.run.resolve("api.json")).doesNotExist();
  }

  @Test
  void givesTheOwnerEveryRight() {
    try (var served = Served.in(home)) {
      assertThat(json(served.get("/audit")).path("lines").isArray()).isTrue();
    }
  }
}
