package org.xsm.xsmd.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.xsm.xsmd.cli.Recorded.assertAsRecorded;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.xsm.xsmd.cli.Shell.Run;

@Timeout(60)
final class StatusVerbTest {
  @TempDir private Path home;
  private FakeDaemon daemon;

  @BeforeEach
  void starts() {
    daemon = FakeDaemon.in(home, Texts.SMALL, Texts.EDITED);
  }

  @AfterEach
  void stops() {
    daemon.close();
  }

  @Test
  void isAPageThatSaysHowTheSiteIs() {
    assertAsRecorded("status/well.txt", page("status"));
  }

  @Test
  void saysWhoIsBehindAndWhyNothingCanBeDecided() {
    daemon.site().isBehind("h3", 1);
    daemon.site().losesItsMajority();

    assertAsRecorded("status/lost.txt", page("status", "--color=always").replace('\u001B', '^'));
  }

  @Test
  void isAnObjectForMachines() throws IOException {
    JsonNode status = new ObjectMapper().readTree(shell().xsm("status", "--json").out());

    assertThat(status.get("exit").asInt()).isZero();
    assertThat(status.get("revision").get("number").asInt()).isEqualTo(2);
    assertThat(status.get("members")).hasSize(3);
    assertThat(status.get("quorum").asBoolean()).isTrue();
    assertThat(status.get("workingCopy").get("state").asText()).isEqualTo("clean");
  }

  @Test
  void whatHostsSayDoesNotSteerTheTerminal() {
    var status = new Fields(daemon.site().status("a\u001B[2Jb"));
    Fields copy = status.object("workingCopy").with("message", "c\u001B]0;d\u0007");
    daemon.next(
        "GET /status",
        200,
        JsonText.of(
            status
                .with("workingCopy", copy.all())
                .with("site", "e\u009B2J")
                .with("degraded", List.of("f\u001Bc"))
                .all()));

    assertThat(shell().xsm("status").out()).doesNotContain("\u001B", "\u009B", "\u0007");
  }

  @Test
  void aStatusOfAnotherVersionIsShownAsFarAsItGoes() {
    daemon.next("GET /status", 200, "{\"members\": [1, {\"name\": [2]}], \"revision\": \"x\"}");

    assertThat(shell().xsm("status").exit()).isZero();
  }

  @Test
  void watchingPrintsAPageForEachChange() {
    daemon.event(daemon.site().status("site.xml"));
    daemon.site().commit(Texts.SMALL);
    daemon.event(daemon.site().status("site.xml"));

    Run run = shell().xsm("status", "--watch");
    Run json = json();

    assertThat(run.exit()).isZero();
    assertThat(run.out()).containsSubsequence("revision  2 (", "revision  3 (");
    assertThat(json.out().lines()).hasSize(1).allMatch(line -> line.startsWith("{\"status\":{"));
  }

  private Run json() {
    daemon.event(daemon.site().status("site.xml"));
    return shell().xsm("status", "--watch", "--json");
  }

  @Test
  void onATerminalItIsShownInPlaceUntilNobodyLooks() {
    daemon.event(daemon.site().status("site.xml"));
    var seen = new ByteArrayOutputStream();
    var out =
        new OutputStream() {
          private int pages;

          @Override
          public void write(int b) {
            seen.write(b);
          }

          @Override
          public void write(byte[] bytes, int from, int length) throws IOException {
            if (++pages > 3) {
              throw new IOException("Broken pipe");
            }
            seen.write(bytes, from, length);
          }
        };

    int exit =
        shell()
            .onTerminal()
            .with("LINES", "20")
            .xsm(out, new ByteArrayOutputStream(), "status", "--watch");

    assertThat(exit).isZero();
    assertThat(seen.toString(UTF_8))
        .startsWith("\u001B[?1049h")
        .contains("\u001B[H", "site small", "xsmd ended; waiting for it to come back");
  }

  @Test
  void eventsAreALineForEachThingThatHappens() {
    daemon.event(daemon.site().status("site.xml"));
    daemon.site().commit(Texts.SMALL);
    daemon.site().isBehind("h3", 2);
    daemon.event(daemon.site().status("site.xml"));
    daemon.site().isBehind("h3", 3);
    daemon.event(daemon.site().status("site.xml"));
    daemon.event(daemon.site().status("site.xml"));
    daemon.site().losesItsMajority();
    daemon.event(daemon.site().status("site.xml"));

    assertAsRecorded("status/events.txt", shell().xsm("events").out());
  }

  @Test
  void eventsForMachinesAreALineOfJsonEach() throws IOException {
    daemon.event(daemon.site().status("site.xml"));
    daemon.site().commit(Texts.SMALL);
    daemon.event(daemon.site().status("site.xml"));
    daemon.site().commit(Texts.EDITED);
    daemon.event(daemon.site().status("site.xml"));

    Run run = shell().xsm("events", "--json", "-n", "1");

    List<String> lines = run.out().lines().toList();
    assertThat(lines).hasSize(2);
    JsonNode last = new ObjectMapper().readTree(lines.getLast());
    assertThat(last.get("time").asText()).isEqualTo("2026-11-25T12:00:00Z");
    assertThat(last.get("changes").get(0).asText()).startsWith("revision 3 (");
    assertThat(last.get("status").get("host").asText()).isEqualTo("h1");
  }

  @Test
  void eventsEndWithARefusalOrAStrangeOne() {
    daemon.next("GET /events", 403, "{\"error\": \"viewers only\", \"kind\": \"forbidden\"}");
    daemon.next(
        "GET /events",
        asked -> {
          asked.start(200, -1);
          asked.write("event: status\ndata: {\n\n".getBytes(UTF_8));
        });

    assertThat(shell().xsm("events")).isEqualTo(new Run(5, "", "xsm: viewers only\n"));
    assertThat(shell().xsm("events").err())
        .isEqualTo("xsm: xsmd sends a status that is not JSON\n");
  }

  /** The page without what differs from run to run. */
  private String page(String... words) {
    return shell().xsm(words).out().replace(home.toString(), "/home");
  }

  private Shell shell() {
    return Shell.in(home).at(home);
  }
}
