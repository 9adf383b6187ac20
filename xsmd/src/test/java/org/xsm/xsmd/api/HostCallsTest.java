package org.xsm.xsmd.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.xsm.xsmd.api.Served.error;
import static org.xsm.xsmd.api.Served.json;
import static org.xsm.xsmd.api.Served.outcome;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class HostCallsTest {
  private static final String JOIN =
      """
      {"token": "t1", "secret": "s3cret", "name": "h3", "address": "127.0.0.3", "port": 7780,
       "key": "AAAA", "proof": "BBBB", "protocol": 1, "version": "1.0", "dryRun": false}
      """;

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

  private HttpResponse<String> join(String body) {
    return served.send(
        served
            .bare("/api/v1/join")
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(body)));
  }

  @Test
  void letsAMachineInWithATokenAndNothingElse() {
    JsonNode token = json(served.post("/tokens", "{\"host\": \"h3\", \"ttlSeconds\": 60}"));
    HttpResponse<String> first = join(JOIN);
    HttpResponse<String> second = join(JOIN);

    assertThat(token.path("token").asText()).isEqualTo("xsm1.t1.s3cret");
    assertThat(token.path("expires").asText()).isEqualTo("2026-11-25T10:01:00Z");
    assertThat(json(first).path("certificate").asText()).isEqualTo("CERT");
    assertThat(json(first).path("facts").path("site").asText()).isEqualTo(SmallSite.ID.toString());
    assertThat(outcome(second)).isEqualTo("409 refused");
    assertThat(served.trail.said())
        .containsExactly(
            "root@h1 token host h3: done",
            "h3 from 127.0.0.1 join token t1: done",
            "h3 from 127.0.0.1 join token t1: refused: the token is unknown, used or expired;"
                + " ask for another");
  }

  @Test
  void slowsDownWhoGuessesSecrets() {
    for (int i = 0; i < 20; i++) {
      assertThat(outcome(join(JOIN))).isEqualTo("409 refused");
    }

    assertThat(outcome(join(JOIN))).isEqualTo("429 too-many");
  }

  @Test
  void asksForAllOfAJoin() {
    assertThat(error(join("{}"))).isEqualTo("the body has no token");
    assertThat(error(join(JOIN.replace("7780", "70000")))).startsWith("port is 70000");
    assertThat(error(join(JOIN.replace("\"h3\"", "null")))).isEqualTo("the body has no name");
  }

  @Test
  void takesBackATokenAndShowsTheRest() {
    served.post("/tokens", "{}");
    served.post("/tokens", "{}");

    JsonNode left = json(served.delete("/tokens/t1")).path("tokens");

    assertThat(left).hasSize(1);
    assertThat(left.path(0).path("id").asText()).isEqualTo("t2");
    assertThat(left.path(0).has("secret")).isFalse();
    assertThat(outcome(served.delete("/tokens/t1"))).isEqualTo("404 not-found");
  }

  @Test
  void boundsTheLifeOfAToken() {
    assertThat(error(served.post("/tokens", "{\"ttlSeconds\": 1}")))
        .isEqualTo("ttlSeconds is 1; it is from 10 to 604800");
    assertThat(outcome(served.post("/tokens", "{\"ttlSeconds\": 99999999999999}")))
        .isEqualTo("400 usage");
  }

  @Test
  void removesAHost() {
    HttpResponse<String> plan = served.delete("/hosts/h2?dead=true&dry-run=true");
    HttpResponse<String> done = served.delete("/hosts/h2");

    assertThat(json(plan).path("done").asBoolean()).isFalse();
    assertThat(json(plan).path("steps").path(0).asText()).isEqualTo("revoke h2 (dead)");
    assertThat(json(done).path("done").asBoolean()).isTrue();
    assertThat(outcome(served.delete("/hosts/h1"))).isEqualTo("409 refused");
    assertThat(error(served.delete("/hosts/h1"))).isEqualTo("h1 holds guests; drain it first");
    assertThat(outcome(served.delete("/hosts/h9"))).isEqualTo("404 not-found");
  }

  @Test
  void saysThatNothingIsRemovedWithoutAMajority() {
    served.site.loseMajority("h2 is away");

    assertThat(outcome(served.delete("/hosts/h1"))).isEqualTo("503 no-majority");
  }

  @Test
  void saysTheSentenceToType() {
    HttpResponse<String> asked = served.post("/hosts/assume-alone", "{}");
    HttpResponse<String> wrong = served.post("/hosts/assume-alone", "{\"confirmation\": \"yes\"}");
    HttpResponse<String> typed =
        served.post("/hosts/assume-alone", "{\"confirmation\": \"h1 stands alone\"}");

    assertThat(outcome(asked)).isEqualTo("400 usage");
    assertThat(error(asked)).isEqualTo("type \"h1 stands alone\"");
    assertThat(outcome(wrong)).isEqualTo("409 refused");
    assertThat(typed.body()).isEqualTo("{\"ok\":true}");
    assertThat(served.hosts.done).containsExactly("alone");
  }

  @Test
  void recoversWithTheSentenceOfThePlan() {
    served.site.loseMajority("h2 is away");
    JsonNode plan = json(served.post("/recover/plan", "{\"dead\": [\"h2\"]}"));
    String sentence = plan.path("confirmation").asText();

    HttpResponse<String> wrong =
        served.post("/recover", "{\"dead\": [\"h2\"], \"confirmation\": \"yes\"}");
    HttpResponse<String> done =
        served.post("/recover", "{\"dead\": [\"h2\"], \"confirmation\": \"" + sentence + "\"}");

    assertThat(outcome(wrong)).isEqualTo("409 refused");
    assertThat(json(done).path("position").path("epoch").asInt()).isEqualTo(2);
    assertThat(served.trail.said())
        .last()
        .asString()
        .isEqualTo("root@h1 recovery dead h2: epoch 2");
  }
}
