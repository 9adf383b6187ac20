package org.xsm.xsmd.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.xsm.xsmd.api.Served.error;
import static org.xsm.xsmd.api.Served.json;
import static org.xsm.xsmd.api.Served.outcome;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.xsm.xsmd.store.EditOutcome;
import org.xsm.xsmd.store.RequestId;

final class SiteCallsTest {
  private static final String EDITED = Served.SITE.replace("127.0.0.1", "127.0.0.9");

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

  @Test
  void givesTheTextAndItsRevision() {
    HttpResponse<String> answer = served.get("/site");

    assertThat(answer.body()).isEqualTo(Served.SITE);
    assertThat(answer.headers().firstValue("Content-Type")).contains("application/xml");
    assertThat(answer.headers().firstValue("ETag")).contains("\"1\"");
  }

  @Test
  void givesNothingToThoseWhoHaveItAlready() {
    HttpResponse<String> same =
        served.send(served.call("/site").header("If-None-Match", "\"7\", W/\"1\""));
    HttpResponse<String> other = served.send(served.call("/site").header("If-None-Match", "\"2\""));

    assertThat(same.statusCode()).isEqualTo(304);
    assertThat(same.body()).isEmpty();
    assertThat(same.headers().firstValue("ETag")).contains("\"1\"");
    assertThat(other.statusCode()).isEqualTo(200);
  }

  @Test
  void givesAnOlderText() {
    served.put("/site", 1, EDITED);

    HttpResponse<String> old = served.get("/site?revision=1");

    assertThat(old.body()).isEqualTo(Served.SITE);
    assertThat(old.headers().firstValue("ETag")).contains("\"1\"");
    assertThat(served.get("/site?current=true").body()).isEqualTo(EDITED);
  }

  @Test
  void saysThatNobodyConfirmsTheNewest() {
    served.site.loseMajority("h2 is away since 10:00");

    HttpResponse<String> answer = served.get("/site?current=true");

    assertThat(outcome(answer)).isEqualTo("503 no-majority");
    assertThat(answer.headers().firstValue("Retry-After")).contains("5");
    assertThat(served.get("/site").statusCode()).isEqualTo(200);
  }

  @Test
  void tellsUnknownRevisionsFromForgottenOnes() {
    served.put("/site", 1, EDITED);
    served.site.forgetText(1);

    assertThat(error(served.get("/site?revision=9")))
        .isEqualTo("there is no revision 9 here; the newest is 2");
    assertThat(error(served.get("/site?revision=1")))
        .isEqualTo("the text of revision 1 is not kept here");
    assertThat(outcome(served.get("/site?revision=1"))).isEqualTo("404 not-found");
    assertThat(outcome(served.get("/site?revision=0"))).isEqualTo("400 usage");
    assertThat(outcome(served.get("/site?revision=1&revision=2"))).isEqualTo("400 usage");
    assertThat(outcome(served.get("/site?revision=1&current"))).isEqualTo("400 usage");
  }

  @Test
  void commitsAnEdit() {
    HttpResponse<String> answer = served.put("/site?message=another%20address", 1, EDITED);

    JsonNode said = json(answer);
    assertThat(said.path("outcome").asText()).isEqualTo("committed");
    assertThat(said.path("revision").path("number").asInt()).isEqualTo(2);
    assertThat(said.path("revision").path("message").asText()).isEqualTo("another address");
    assertThat(said.path("revision").path("time").asText()).isEqualTo("2026-11-25T10:00:00Z");
    assertThat(said.path("onlyOn").path(0).asText()).isEqualTo("h1");
    assertThat(served.get("/site").body()).isEqualTo(EDITED);
    assertThat(served.trail.said()).containsExactly("root@h1 edit revision 2: committed");
  }

  @Test
  void asksForTheBase() {
    HttpResponse<String> none = served.send(served.call("/site").PUT(BodyPublishers.ofString("x")));

    assertThat(outcome(none)).isEqualTo("428 usage");
    assertThat(error(none)).contains("If-Match: \"12\"");
    for (String base : new String[] {"*", "W/\"1\"", "\"one\"", "\"1\", \"2\"", "-1", ""}) {
      HttpResponse<String> answer =
          served.send(
              served.call("/site").header("If-Match", base).PUT(BodyPublishers.ofString("x")));
      assertThat(outcome(answer)).isEqualTo("400 usage");
    }
  }

  @Test
  void answersTheSameRequestTheSame() {
    String id = UUID.randomUUID().toString();

    HttpResponse<String> first = edit(id);
    HttpResponse<String> again = edit(id);

    assertThat(again.body()).isEqualTo(first.body());
    assertThat(again.headers().firstValue("Request-Id")).contains(id);
    assertThat(json(served.get("/revisions")).path("revisions")).hasSize(2);
  }

  private HttpResponse<String> edit(String id) {
    return served.send(
        served
            .call("/site")
            .header("If-Match", "\"1\"")
            .header("Request-Id", id)
            .PUT(BodyPublishers.ofString(EDITED)));
  }

  @Test
  void onlyTriesOnADryRun() {
    HttpResponse<String> answer = served.put("/site?dry-run", 1, EDITED);

    JsonNode said = json(answer);
    assertThat(said.path("outcome").asText()).isEqualTo("possible");
    assertThat(said.path("revision").isNull()).isTrue();
    assertThat(said.path("affected").asInt()).isEqualTo(2);
    assertThat(said.path("text").asText()).isEqualTo(EDITED);
    assertThat(served.get("/site").body()).isEqualTo(Served.SITE);
    assertThat(served.trail.said()).isEmpty();
  }

  @Test
  void saysThatNothingChanged() {
    JsonNode said = json(served.put("/site", 1, Served.SITE));

    assertThat(said.path("outcome").asText()).isEqualTo("unchanged");
    assertThat(said.path("revision").path("number").asInt()).isEqualTo(1);
  }

  @Test
  void saysWhatIsWrongWithTheText() {
    HttpResponse<String> answer = served.put("/site", 1, EDITED.replace("address", "adress"));

    JsonNode problem = json(answer).path("problems").path(0);
    assertThat(outcome(answer)).isEqualTo("422 invalid");
    assertThat(problem.path("severity").asText()).isEqualTo("error");
    assertThat(problem.path("line").asInt()).isEqualTo(7);
    assertThat(problem.path("message").asText()).contains("address");
    assertThat(served.trail.said()).containsExactly("root@h1 edit base 1: invalid");
  }

  @Test
  void saysWhatContradictsWhat() {
    served.put("/site", 1, EDITED);

    HttpResponse<String> answer =
        served.put("/site", 1, Served.SITE.replace("127.0.0.1", "127.0.0.8"));

    JsonNode said = json(answer);
    assertThat(outcome(answer)).isEqualTo("409 conflict");
    assertThat(said.path("head").path("number").asInt()).isEqualTo(2);
    assertThat(said.path("conflicts").path(0).path("mine").path("does").asText()).isEqualTo("sets");
    assertThat(said.path("conflicts").path(0).path("sentence").asText())
        .startsWith("both change host h1 address: yours says 10.0.0.2 (line 2)");
    assertThat(said.path("text").asText()).isEqualTo("<<<<<<< mine");
  }

  @Test
  void saysWhichBoundAnEditBreaks() {
    served.site.answerNext(new EditOutcome.Guarded(40, 5, "it restarts 40 guests"));

    HttpResponse<String> answer = served.put("/site?allow=3", 1, EDITED);

    assertThat(outcome(answer)).isEqualTo("409 guarded");
    assertThat(json(answer).path("affected").asInt()).isEqualTo(40);
    assertThat(json(answer).path("limit").asInt()).isEqualTo(5);
    assertThat(outcome(served.put("/site?allow=-3", 1, EDITED))).isEqualTo("400 usage");
  }

  @Test
  void saysThatItMayHappenYet() {
    var id = RequestId.parse("0b0e7d8e-6c3a-4a51-8a4e-3f2a6f0f9b01");
    served.site.answerNext(new EditOutcome.Unknown(id, "the leader went away"));

    HttpResponse<String> answer = served.put("/site", 1, EDITED);

    assertThat(outcome(answer)).isEqualTo("504 unknown");
    assertThat(json(answer).path("request").asText()).isEqualTo(id.toString());
  }

  @Test
  void saysThatThereIsNoMajority() {
    served.site.loseMajority("h2 is away since 10:00");

    HttpResponse<String> answer = served.put("/site", 1, EDITED);

    assertThat(outcome(answer)).isEqualTo("503 no-majority");
    assertThat(error(answer)).isEqualTo("h2 is away since 10:00");
    assertThat(answer.headers().firstValue("Retry-After")).contains("5");
  }

  @Test
  void refusesABaseThatNobodyKnows() {
    assertThat(outcome(served.put("/site", 77, EDITED))).isEqualTo("409 refused");
  }

  @Test
  void goesBackToAnEarlierText() {
    served.put("/site", 1, EDITED);

    JsonNode said = json(served.post("/site/rollback", "{\"to\": 1, \"message\": \"oops\"}"));

    assertThat(said.path("revision").path("number").asInt()).isEqualTo(3);
    assertThat(said.path("revision").path("message").asText()).isEqualTo("oops");
    assertThat(served.get("/site").body()).isEqualTo(Served.SITE);
    assertThat(outcome(served.post("/site/rollback", "{}"))).isEqualTo("400 usage");
    assertThat(outcome(served.post("/site/rollback", "{\"to\": 9}"))).isEqualTo("404 not-found");
  }
}
