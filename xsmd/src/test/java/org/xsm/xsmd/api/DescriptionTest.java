package org.xsm.xsmd.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.xsm.xsmd.store.EditOutcome;
import org.xsm.xsmd.store.RequestId;

/** Holds the server against its description. */
final class DescriptionTest {
  private static final String EDITED = Served.SITE.replace("127.0.0.1", "127.0.0.9");
  private static final String JOIN =
      """
      {"token": "t1", "secret": "s3cret", "name": "h3", "address": "127.0.0.3", "port": 7780,
       "key": "AAAA", "proof": "BBBB", "protocol": 1, "version": "1.0"}
      """;

  @TempDir Path home;
  private Served served;
  private JsonNode description;

  @BeforeEach
  void serve() {
    served = Served.in(home);
    description = Served.json(served.get("/openapi.json"));
  }

  @AfterEach
  void stop() {
    served.close();
  }

  @Test
  void describesEachCallAndNoOther() {
    var described = new TreeMap<String, Set<String>>();
    for (Map.Entry<String, JsonNode> path : description.get("paths").properties()) {
      for (Map.Entry<String, JsonNode> call : path.getValue().properties()) {
        described.put(call.getKey() + " " + path.getKey(), queries(call.getValue()));
      }
    }

    var there = new TreeMap<String, Set<String>>();
    for (Route route : served.api.routes().all()) {
      String method = route.method().toLowerCase(java.util.Locale.ROOT);
      there.put(method + " " + route.path(), new TreeSet<>(route.queries()));
    }

    assertThat(described).isEqualTo(there);
  }

  private Set<String> queries(JsonNode call) {
    var names = new TreeSet<String>();
    for (JsonNode said : call.path("parameters")) {
      JsonNode parameter = SchemaCheck.resolve(description, said);
      if (parameter.get("in").asText().equals("query")) {
        names.add(parameter.get("name").asText());
      }
    }
    return names;
  }

  @Test
  void saysWhoMay() {
    for (Route route : served.api.routes().all()) {
      JsonNode call = call(route.method(), route.path());
      boolean anyone = route.access() == Access.ANYONE;

      assertThat(call.has("security")).as(route.path()).isEqualTo(anyone);
      if (!anyone) {
        assertThat(call.get("summary").asText())
            .as(route.path())
            .endsWith("For role " + route.access().needs().word() + ".");
      }
    }
  }

  @Test
  void leadsNowhereWrong() {
    for (JsonNode reference : description.findValues("$ref")) {
      JsonNode there = description.at(reference.asText().substring(1));
      assertThat(there.isMissingNode()).as(reference.asText()).isFalse();
    }
  }

  @Test
  void namesEachKindOfError() {
    var kinds = new ArrayList<String>();
    description.at("/components/schemas/Kind/enum").forEach(kind -> kinds.add(kind.asText()));

    assertThat(kinds)
        .containsExactlyElementsOf(List.of(Kind.values()).stream().map(Kind::word).toList());
  }

  @Test
  void fitsWhatIsRead() {
    for (String path : List.of("/health", "/status", "/hosts", "/revisions", "/tokens", "/audit")) {
      assertFits("GET", path, served.get(path));
    }
    assertFits("GET", "/audit/verify", served.get("/audit/verify"));
    assertFits("GET", "/revisions/{number}", served.get("/revisions/1"));
    assertFits("GET", "/revisions/{number}", served.get("/revisions/2"));
    assertFits("GET", "/diff", served.get("/diff?from=1"));
    assertFits("GET", "/diff", served.get("/diff"));
    assertFits("GET", "/site", served.get("/site?revision=3"));
    served.site.loseMajority("h2 is away");
    assertFits("GET", "/status", served.get("/status"));
  }

  @Test
  void fitsWhatComesOfEdits() {
    assertFits("PUT", "/site", served.put("/site?dry-run=true", 1, EDITED));
    assertFits("PUT", "/site", served.put("/site", 1, EDITED));
    assertFits("PUT", "/site", served.put("/site", 2, EDITED));
    assertFits("PUT", "/site", served.put("/site", 1, Served.SITE));
    assertFits("PUT", "/site", served.put("/site", 2, "<site/>"));
    assertFits("PUT", "/site", served.put("/site", 9, EDITED));
    assertFits("PUT", "/site", served.send(served.call("/site").PUT(BodyPublishers.ofString("x"))));
    served.site.answerNext(new EditOutcome.Guarded(4, 2, "too many"));
    assertFits("PUT", "/site", served.put("/site", 2, EDITED));
    served.site.answerNext(
        new EditOutcome.Unknown(
            RequestId.parse("0b0e7d8e-6c3a-4a51-8a4e-3f2a6f0f9b01"), "who knows"));
    assertFits("PUT", "/site", served.put("/site", 2, EDITED));
    served.site.loseMajority("h2 is away");
    assertFits("PUT", "/site", served.put("/site", 2, Served.SITE));
    assertFits("POST", "/site/rollback", served.post("/site/rollback", "{\"to\": 1}"));
  }

  @Test
  void fitsWhatComesOfHosts() {
    String token = "{\"host\": \"h3\", \"ttlSeconds\": 60}";
    assertFits("POST", "/tokens", served.post("/tokens", token));
    assertFits("GET", "/tokens", served.get("/tokens"));
    assertFits("POST", "/join", served.post("/join", JOIN));
    assertFits("POST", "/join", served.post("/join", JOIN));
    assertFits("DELETE", "/tokens/{id}", served.delete("/tokens/t1"));
    assertFits("POST", "/tokens", served.post("/tokens", "{}"));
    assertFits("DELETE", "/tokens/{id}", served.delete("/tokens/t1"));
    assertFits("DELETE", "/hosts/{name}", served.delete("/hosts/h2?dead=true"));
    assertFits("DELETE", "/hosts/{name}", served.delete("/hosts/h1"));
    assertFits("POST", "/hosts/assume-alone", served.post("/hosts/assume-alone", "{}"));
    assertFits(
        "POST",
        "/hosts/assume-alone",
        served.post("/hosts/assume-alone", "{\"confirmation\": \"h1 stands alone\"}"));
    assertFits("POST", "/recover/plan", served.post("/recover/plan", "{\"dead\": [\"h2\"]}"));
    assertFits(
        "POST",
        "/recover",
        served.post("/recover", "{\"dead\": [\"h2\"], \"confirmation\": \"h1 stands alone\"}"));
    assertFits("POST", "/recover", served.post("/recover", "{\"confirmation\": \"well\"}"));
  }

  @Test
  void fitsWhatComesOfQuestions() {
    String question = "{\"wire\": 1, \"protocol\": 1, \"time\": \"2026-11-25T12:00:00Z\"}";
    HttpResponse<String> answer = served.post("/peers/why", question);
    assertThat(answer.statusCode()).isEqualTo(200);
    assertFits("POST", "/peers/why", answer);
    assertFits("POST", "/peers/why", served.post("/peers/why", "{}"));
  }

  @Test
  void fitsWhatComesOfLogins() {
    assertFits(
        "POST", "/login", served.post("/login", "{\"name\": \"anna\", \"password\": \"apple\"}"));
    assertFits(
        "POST", "/login", served.post("/login", "{\"name\": \"anna\", \"password\": \"pear\"}"));
  }

  private JsonNode call(String method, String path) {
    return description.get("paths").get(path).get(method.toLowerCase(java.util.Locale.ROOT));
  }

  private void assertFits(String method, String path, HttpResponse<String> answer) {
    JsonNode responses = call(method, path).get("responses");
    String status = Integer.toString(answer.statusCode());
    JsonNode response =
        SchemaCheck.resolve(
            description, responses.has(status) ? responses.get(status) : responses.get("default"));
    String media = answer.headers().firstValue("Content-Type").orElseThrow();

    JsonNode value =
        media.equals("application/json") ? Served.json(answer) : TextNode.valueOf(answer.body());
    assertThat(response.get("content").has(media)).as(media).isTrue();
    assertThat(
            SchemaCheck.problems(
                description, response.get("content").get(media).get("schema"), value))
        .as(method + " " + path + " " + answer.body())
        .isEmpty();
  }
}
