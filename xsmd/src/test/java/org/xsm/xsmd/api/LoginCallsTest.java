package org.xsm.xsmd.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.xsm.xsmd.api.Served.error;
import static org.xsm.xsmd.api.Served.json;
import static org.xsm.xsmd.api.Served.outcome;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class LoginCallsTest {
  @TempDir Path home;
  private Served served;

  @BeforeEach
  void serve() {
    served = Served.in(home);
  }

  @AfterEach
  void stop() {
    served.close();
  }

  private HttpResponse<String> logIn(String name, String password) {
    return served.send(
        served
            .bare("/api/v1/login")
            .header("Content-Type", "application/json")
            .POST(
                BodyPublishers.ofString(
                    "{\"name\": \"" + name + "\", \"password\": \"" + password + "\"}")));
  }

  private String status(String session) {
    return outcome(served.send(served.as(session, "/status")));
  }

  @Test
  void opensASessionForHalfADay() {
    JsonNode session = json(logIn("oleg", "orange"));

    assertThat(session.path("role").asText()).isEqualTo("operator");
    assertThat(session.path("expires").asText()).isEqualTo("2026-11-26T00:00:00Z");
    assertThat(status(session.path("token").asText())).isEqualTo("200");
    assertThat(served.trail.said()).containsExactly("oleg login from 127.0.0.1: done");
  }

  @Test
  void endsASessionInTime() {
    String session = served.logIn("anna", "apple");
    served.clock.pass(Duration.ofHours(12).plusSeconds(1));

    assertThat(status(session)).isEqualTo("401 unauthenticated");
  }

  @Test
  void endsASessionWithTheRoleThatItWasOpenedFor() {
    String session = served.logIn("oleg", "orange");
    served.site.commit(Served.SITE.replace("role=\"operator\"", "role=\"admin\""));

    assertThat(status(session)).isEqualTo("401 unauthenticated");
  }

  @Test
  void endsASessionWithThePasswordThatOpenedIt() {
    String session = served.logIn("oleg", "orange");
    served.site.commit(Served.SITE.replace("$scrypt$orange", "$scrypt$grape"));

    assertThat(status(session)).isEqualTo("401 unauthenticated");
  }

  @Test
  void endsASessionWithItsAdmin() {
    String session = served.logIn("vera", "vanilla");
    served.site.commit(Served.SITE.replace("\"vera\"", "\"vero\""));

    assertThat(status(session)).isEqualTo("401 unauthenticated");
  }

  @Test
  void keepsTheNewestSessionsOfAnAdmin() {
    String first = served.logIn("vera", "vanilla");
    String last = first;
    for (int i = 0; i < 16; i++) {
      last = served.logIn("vera", "vanilla");
    }

    assertThat(status(first)).isEqualTo("401 unauthenticated");
    assertThat(status(last)).isEqualTo("200");
  }

  @Test
  void tellsNobodyWhichNamesThereAre() {
    HttpResponse<String> wrong = logIn("anna", "pear");
    HttpResponse<String> unknown = logIn("nobody", "pear");

    assertThat(outcome(wrong)).isEqualTo("401 unauthenticated");
    assertThat(unknown.body()).isEqualTo(wrong.body());
    assertThat(served.passwords.checked).containsExactly("$scrypt$apple", PlainPasswords.NOBODY);
    assertThat(served.trail.said())
        .first()
        .asString()
        .startsWith("so-called anna from 127.0.0.1 post /api/v1/login: refused");
  }

  @Test
  void tellsNobodyWhyAPasswordCannotBeChecked() {
    served.site.commit(Served.SITE.replace("$scrypt$apple", "$scrypt$broken"));

    HttpResponse<String> answer = logIn("anna", "apple");

    assertThat(outcome(answer)).isEqualTo("429 too-many");
    assertThat(answer.body()).doesNotContain("broken");
  }

  @Test
  void slowsDownWhoGuesses() {
    for (int i = 0; i < 5; i++) {
      assertThat(logIn("anna", "guess" + i).statusCode()).isEqualTo(401);
    }

    HttpResponse<String> right = logIn("anna", "apple");

    assertThat(outcome(right)).isEqualTo("429 too-many");
    assertThat(right.headers().firstValue("Retry-After")).contains("12");
    assertThat(served.passwords.checked).hasSize(5);
    assertThat(logIn("vera", "vanilla").statusCode()).isEqualTo(200);
    served.clock.pass(Duration.ofSeconds(13));
    assertThat(logIn("anna", "apple").statusCode()).isEqualTo(200);
  }

  @Test
  void givesRolesTheirRights() {
    String vera = served.logIn("vera", "vanilla");
    String oleg = served.logIn("oleg", "orange");
    String anna = served.logIn("anna", "apple");

    assertThat(edit(vera)).isEqualTo("403 forbidden");
    assertThat(edit(oleg)).isEqualTo("200");
    assertThat(remove(oleg)).isEqualTo("403 forbidden");
    assertThat(remove(anna)).isEqualTo("200");
    assertThat(served.trail.said())
        .contains("oleg@h1 edit revision 1: unchanged", "anna@h1 host removal h2: done");
  }

  private String edit(String session) {
    return outcome(
        served.send(
            served
                .as(session, "/site")
                .header("If-Match", "\"1\"")
                .PUT(BodyPublishers.ofString(Served.SITE))));
  }

  private String remove(String session) {
    return outcome(served.send(served.as(session, "/hosts/h2").DELETE()));
  }

  @Test
  void saysWhatIsMissing() {
    HttpResponse<String> answer = served.post("/login", "{\"name\": \"anna\"}");

    assertThat(error(answer)).isEqualTo("the body has no password");
  }

  @Test
  void showsTokensAndTheAuditTrailToAdminsOnly(@TempDir Path other) {
    try (var served = Served.in(other)) {
      for (String name : List.of("vera vanilla", "oleg orange")) {
        String[] words = name.split(" ", -1);
        String session = served.logIn(words[0], words[1]);
        for (String path : List.of("/tokens", "/audit", "/audit/verify")) {
          assertThat(Served.outcome(served.send(served.as(session, path))))
              .as(name + path)
              .isEqualTo("403 forbidden");
        }
      }

      assertThat(served.send(served.as(served.logIn("anna", "apple"), "/audit")).statusCode())
          .isEqualTo(200);
    }
  }
}
