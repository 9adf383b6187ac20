package org.xsm.xsmd.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.xsm.xsmd.api.Served.error;
import static org.xsm.xsmd.api.Served.json;
import static org.xsm.xsmd.api.Served.outcome;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class HistoryTest {
  @TempDir Path home;
  private Served served;

  @BeforeEach
  void serve() {
    served = Served.in(home);
    served.site.commit(Served.SITE.replace("127.0.0.1", "127.0.0.9"));
    served.site.commit("this is no site");
  }

  @AfterEach
  void stop() {
    served.close();
  }

  @Test
  void listsTheNewestFirst() {
    assertThat(numbers("/revisions")).isEqualTo("3 2 1");
    assertThat(numbers("/revisions?limit=1")).isEqualTo("3");
    assertThat(numbers("/revisions?before=3&limit=1")).isEqualTo("2");
    assertThat(outcome(served.get("/revisions?limit=0"))).isEqualTo("400 usage");
    assertThat(outcome(served.get("/revisions?limit=1001"))).isEqualTo("400 usage");
    assertThat(outcome(served.get("/revisions?limit=many"))).isEqualTo("400 usage");
  }

  private String numbers(String path) {
    var numbers = new StringBuilder();
    for (JsonNode revision : json(served.get(path)).path("revisions")) {
      numbers.append(' ').append(revision.path("number").asText());
    }
    return numbers.toString().strip();
  }

  @Test
  void showsOneAndItsText() {
    assertThat(json(served.get("/revisions/1")).path("message").asText()).isEqualTo("the first");
    assertThat(served.get("/revisions/1/text").body()).isEqualTo(Served.SITE);
    assertThat(outcome(served.get("/revisions/4"))).isEqualTo("404 not-found");
    assertThat(outcome(served.get("/revisions/4/text"))).isEqualTo("404 not-found");
    assertThat(outcome(served.get("/revisions/one"))).isEqualTo("400 usage");
  }

  @Test
  void comparesRevisions() {
    JsonNode said = json(served.get("/diff?from=1&to=2"));

    assertThat(said.path("to").asInt()).isEqualTo(2);
    assertThat(said.path("changes").path(0).asText())
        .isEqualTo("~ host h1: address 127.0.0.1 -> 127.0.0.9");
  }

  @Test
  void saysWhyItCannotCompare() {
    assertThat(error(served.get("/diff"))).contains("add from=N");
    assertThat(error(served.get("/diff?from=1")))
        .startsWith("this version cannot read revision 3: revision 3:1:1:");
    assertThat(outcome(served.get("/diff?from=1"))).isEqualTo("409 refused");
  }
}
