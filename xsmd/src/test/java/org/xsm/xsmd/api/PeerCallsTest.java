package org.xsm.xsmd.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.xsm.xsmd.api.Served.error;
import static org.xsm.xsmd.api.Served.json;
import static org.xsm.xsmd.api.Served.outcome;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What anyone may ask, over real TLS. */
final class PeerCallsTest {
  private static final String QUESTION =
      "{\"wire\": 1, \"protocol\": 1, \"time\": \"2026-11-25T12:00:00Z\"}";

  @TempDir static Path keys;
  @TempDir Path home;

  private static KeyStore host;
  private static KeyStore past;

  @BeforeAll
  static void makeKeys() throws Exception {
    host = Keys.make(keys, "host");
    past = Keys.make(keys, "past", "-startdate", "2020/01/01 00:00:00", "-validity", "30");
  }

  private Served serve() throws Exception {
    return Served.secure(home, Keys.context(Optional.of(host)), Served.SITE);
  }

  private static HttpResponse<String> ask(Served served, Optional<KeyStore> key, String body)
      throws Exception {
    try (var client =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .sslContext(Keys.context(key))
            .build()) {
      return Served.send(
          client,
          HttpRequest.newBuilder(
                  URI.create("https://127.0.0.1:" + served.api.port() + "/api/v1/peers/why"))
              .timeout(Duration.ofSeconds(20))
              .header("Content-Type", "application/json")
              .POST(BodyPublishers.ofString(body)));
    }
  }

  @Test
  void answersForTheCertificateThatWasProvedAlsoAfterItsTime() throws Exception {
    try (var served = serve()) {
      HttpResponse<String> answer = ask(served, Optional.of(past), QUESTION);

      assertThat(answer.statusCode()).isEqualTo(200);
      assertThat(json(answer).path("talks").asBoolean()).isFalse();
      assertThat(json(answer).path("sentence").asText()).isEqualTo("host h2 was removed");
      X509Certificate shown = served.questions.getFirst().certificate();
      assertThat(shown).isEqualTo(past.getCertificate("past"));
    }
  }

  @Test
  void tellsStrangersNothingOfTheSiteFile() throws Exception {
    try (var served = serve()) {
      HttpResponse<String> answer = ask(served, Optional.empty(), QUESTION);

      assertThat(served.questions.getFirst().certificate()).isNull();
      assertThat(json(answer).propertyStream().map(java.util.Map.Entry::getKey))
          .containsExactlyInAnyOrder(
              "host", "site", "talks", "reason", "sentence", "wire", "protocol", "time");
    }
  }

  @Test
  void refusesWhatItDoesNotUnderstand() throws Exception {
    try (var served = serve()) {
      HttpResponse<String> answer = ask(served, Optional.empty(), "{\"wire\": 1}");
      HttpResponse<String> more =
          ask(served, Optional.empty(), "{\"certificate\": \"somebody else's\"}");

      HttpResponse<String> odd = ask(served, Optional.empty(), QUESTION.replace("Z", ""));

      assertThat(error(odd)).startsWith("time is 2026-11-25T12:00:00; send a time in UTC");
      assertThat(error(answer)).isEqualTo("the body has no time");
      assertThat(outcome(more)).isEqualTo("400 usage");
    }
  }

  @Test
  void isAskedOnlySoOften() throws Exception {
    try (var served = serve()) {
      for (int i = 0; i < 5; i++) {
        assertThat(ask(served, Optional.empty(), QUESTION).statusCode()).isEqualTo(200);
      }

      assertThat(outcome(ask(served, Optional.empty(), QUESTION))).isEqualTo("429 too-many");
      served.clock.pass(Duration.ofSeconds(1));
      assertThat(ask(served, Optional.empty(), QUESTION).statusCode()).isEqualTo(200);
    }
  }
}
