package org.xsm.xsmd.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.xsm.xsmd.cli.Shell.Run;

@Timeout(60)
final class ApplyVerbTest {
  private static final String MORE = Texts.SMALL.replace("512MiB", "1GiB");
  private static final String OTHER = Texts.SMALL.replace("br0", "br1");
  private static final String LESS = Texts.SMALL.replace("512MiB", "256MiB");

  @TempDir private Path home;
  private FakeDaemon daemon;

  @BeforeEach
  void starts() {
    daemon = FakeDaemon.in(home, Texts.SMALL);
    shell().file("new.xml", MORE).file("broken.xml", Texts.BROKEN);
  }

  @AfterEach
  void stops() {
    daemon.close();
  }

  @Test
  void aFileWithItsBaseBecomesTheHead() {
    Run run = shell().xsm("apply", "new.xml", "--base", "1", "-m", "more memory");

    assertThat(run.exit()).isZero();
    assertThat(run.out())
        .isEqualTo(
            """
            ~ config web
                memory 512MiB -> 1GiB

            1 changed

            committed as revision 2 (2b7c9e12f0aa)
            """);
    assertThat(daemon.site().text()).isEqualTo(MORE);
    assertThat(daemon.site().message()).isEqualTo("more memory");
  }

  @Test
  void whatOthersCommittedSinceItsBaseStays() {
    daemon.site().commit(OTHER);

    Run run = shell().xsm("apply", "new.xml", "--base", "1");

    assertThat(run.err()).isEqualTo("merged with what others changed since\n");
    assertThat(daemon.site().text()).contains("1GiB", "br1");
  }

  @Test
  void withoutABaseSomebodyMustSaySo() {
    Run run = shell().xsm("apply", "new.xml");

    assertThat(run.exit()).isEqualTo(2);
    assertThat(run.err()).contains("say so with --base N, or --yes", "revision 1\n");
    assertThat(daemon.site().head()).isEqualTo(1);
    assertThat(shell().xsm("apply", "new.xml", "--yes").exit()).isZero();
    assertThat(daemon.site().head()).isEqualTo(2);
  }

  @Test
  void onATerminalTheChangesAreShownFirst() {
    Run no = shell().onTerminal().given("n\n").xsm("apply", "--color=never", "new.xml");
    long before = daemon.site().head();
    Run yes = shell().onTerminal().given("y\n").xsm("apply", "--color=never", "new.xml");

    assertThat(no.exit()).isEqualTo(1);
    assertThat(no.err()).contains("memory 512MiB -> 1GiB", "on top of revision 1? [y/N]");
    assertThat(before).isEqualTo(1);
    assertThat(yes.exit()).isZero();
    assertThat(yes.out()).isEqualTo("committed as revision 2 (2b7c9e12f0aa)\n");
  }

  @Test
  void aDryRunChangesNothing() {
    daemon.site().affects(3);

    Run run = shell().xsm("apply", "new.xml", "--dry-run");

    assertThat(run.exit()).isZero();
    assertThat(run.out()).contains("memory 512MiB -> 1GiB");
    assertThat(run.err())
        .isEqualTo("would stop, restart or remove 3 guests\nnothing is changed (--dry-run)\n");
    assertThat(daemon.site().head()).isEqualTo(1);
  }

  @Test
  void aConflictIsSaidWithBothSides() throws IOException {
    daemon.site().commit(LESS);

    Run run = shell().xsm("apply", "new.xml", "--base", "1");
    JsonNode json =
        new ObjectMapper().readTree(shell().xsm("apply", "new.xml", "--base", "1", "--json").out());

    assertThat(run.exit()).isEqualTo(3);
    assertThat(run.err())
        .contains("both change config web memory: yours says 1GiB (line 11), revision 2 by root@h2")
        .endsWith("xsm: the edit and revision 2 contradict\n");
    assertThat(json.get("text").asText()).contains("<<<<<<<", ">>>>>>>");
    assertThat(json.get("head").get("number").asInt()).isEqualTo(2);
    assertThat(json.get("kind").asText()).isEqualTo("conflict");
  }

  @Test
  void aFileWithErrorsIsNotSent() {
    Run run = shell().xsm("apply", "broken.xml", "--base", "1");

    assertThat(run.exit()).isEqualTo(2);
    assertThat(run.err()).endsWith("xsm: cannot use broken.xml: 2 errors\n");
    assertThat(daemon.requests()).doesNotContain("PUT /site");
  }

  @Test
  void whatAffectsTooManyIsRefusedUnlessItIsMeant() {
    daemon.site().affects(12);
    String[] apply = {"apply", "new.xml", "--base", "1"};

    Run refused = shell().xsm(apply);
    Run wrong = shell().onTerminal().given("yes\n").xsm(apply);
    Run typed = shell().onTerminal().given("12\n").xsm(apply);

    assertThat(refused.exit()).isEqualTo(5);
    assertThat(refused.err()).endsWith("more than 5; --yes-affect 12\n");
    assertThat(wrong.exit()).isEqualTo(5);
    assertThat(typed.exit()).isZero();
    assertThat(shell().xsm("rollback", "1", "--yes-affect", "12").exit()).isZero();
  }

  @Test
  void withoutAMajorityNothingIsChanged() {
    daemon.site().losesItsMajority();

    Run run = shell().xsm("apply", "new.xml", "--base", "1");

    assertThat(run).isEqualTo(new Run(4, "", "xsm: h2 and h3 are out of reach since 12:00\n"));
  }

  @Test
  void anAnswerThatIsNotKnownIsAskedForAgainUnderOneId() {
    String unknown = "{\"error\": \"not known\", \"kind\": \"unknown\", \"request\": \"r-1\"}";
    var ids = new CopyOnWriteArrayList<String>();
    FakeHttp.Handler answer =
        asked -> {
          ids.add(asked.header("Request-Id"));
          asked.answer(504, "application/json", unknown.getBytes(UTF_8));
        };
    daemon.next("PUT /site", answer).next("PUT /site", answer);

    Run once = shell().xsm("apply", "new.xml", "--base", "1");
    daemon.next("PUT /site", answer).next("PUT /site", answer).next("PUT /site", answer);
    Run never = shell().xsm("apply", "new.xml", "--base", "1");

    assertThat(once.exit()).isZero();
    assertThat(ids.subList(0, 2).stream().distinct()).hasSize(1);
    assertThat(never.exit()).isEqualTo(6);
    assertThat(never.err()).contains("the request has the id r-1");
  }

  @Test
  void waitingEndsWhenAllInReachHaveIt() {
    Run run = shell().xsm("apply", "--wait", "new.xml", "--base", "1");

    assertThat(run.exit()).isZero();
    assertThat(run.err()).isEqualTo("all 3 hosts have it\n");
  }

  @Test
  void waitingInVainSaysForWhom() {
    daemon.site().isBehind("h3", 1);

    Run run = shell().xsm("apply", "--wait=1", "new.xml", "--base", "1");

    assertThat(run.exit()).isEqualTo(6);
    assertThat(run.out()).contains("committed as revision 2");
    assertThat(run.err())
        .isEqualTo(
            """
            2 of 3 hosts in reach have revision 2
            xsm: time is out: 2 of 3 hosts in reach have revision 2; behind: h3 (1)
            """);
  }

  @Test
  void whatTheHeadSaysAlreadyIsNotSent() {
    shell().file("same.xml", Texts.SMALL);

    assertThat(shell().xsm("apply", "same.xml"))
        .isEqualTo(new Run(0, "", "revision 1 says so already; nothing is changed\n"));
  }

  @Test
  void aRevisionComesBack() {
    daemon.site().commit(MORE);

    Run run = shell().xsm("rollback", "1", "--json");
    Run missing = shell().xsm("rollback", "9");

    assertThat(run.exit()).isZero();
    assertThat(run.out()).contains("\"outcome\" : \"committed\"", "\"field\" : \"memory\"");
    assertThat(daemon.site().text()).isEqualTo(Texts.SMALL);
    assertThat(daemon.site().message()).isEqualTo("roll back to revision 1");
    assertThat(missing).isEqualTo(new Run(1, "", "xsm: there is no revision 9\n"));
  }

  private Shell shell() {
    return Shell.in(home).at(home);
  }
}
