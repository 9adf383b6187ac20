package org.xsm.xsmd.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.xsm.xsmd.cli.Recorded.assertAsRecorded;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.xsm.xsmd.cli.Programs.InitOrder;
import org.xsm.xsmd.cli.Programs.JoinOrder;
import org.xsm.xsmd.cli.Programs.Machine;
import org.xsm.xsmd.cli.Programs.UpOrder;
import org.xsm.xsmd.cli.Shell.Run;

/** The verbs that start something else than themselves. */
@Timeout(60)
final class ProgramVerbsTest {
  private final FakePrograms programs = new FakePrograms();
  @TempDir private Path directory;

  @Test
  void aSiteIsFoundedWithItsRecoveryKey() {
    shell().file("site.xml", Texts.SMALL);

    Run run = xsm("--home home init --name h1 --site small --file site.xml --address 10.0.0.1");

    assertAsRecorded("programs/init.txt", run.out());
    assertThat(run.err()).isEqualTo("next: xsm --home home up\n");
    assertThat(programs.orders())
        .containsExactly(
            new InitOrder(
                new Machine(directory.resolve("home"), "h1", "10.0.0.1", 0),
                "small",
                directory.resolve("site.xml"),
                false));
  }

  @Test
  void aDryRunShowsStepsAndNoKey() {
    Run run = xsm("init --name h1 --dry-run");
    Run json = xsm("init --name h1 --dry-run --json");

    assertThat(run)
        .isEqualTo(
            new Run(0, "makes the keys\nwrites the site file\n", "nothing is done (--dry-run)\n"));
    assertThat(json.out()).doesNotContain("recoveryKey").contains("\"siteId\" : \"6f1c2b1e\"");
  }

  @Test
  void anInitWithoutANameOrWithABrokenFileIsNotBegun() {
    shell().file("broken.xml", Texts.BROKEN);

    assertThat(xsm("init").err())
        .isEqualTo("xsm: say what this machine is called, with --name HOST\n");
    assertThat(xsm("init --name h1 --file broken.xml").exit()).isEqualTo(2);
    assertThat(xsm("init --name h1 --file -").exit()).isEqualTo(2);
    assertThat(xsm("init --name h1 --port 65534").exit()).isEqualTo(2);
    assertThat(programs.orders()).isEmpty();
  }

  @Test
  void aMachineJoinsWithAToken() {
    Run run = xsm("join T1 10.0.0.1 10.0.0.3:7790 --name h2 --home home --port 7790");
    shell().given("T2\n").xsm("join", "-", "--name", "h2");
    xsm("join --token T3 10.0.0.1 --name h2 --dry-run");

    assertAsRecorded("programs/join.txt", run.out());
    var there = new Machine(null, "h2", "", 0);
    assertThat(programs.orders())
        .containsExactly(
            new JoinOrder(
                new Machine(directory.resolve("home"), "h2", "", 7790),
                "T1",
                List.of("10.0.0.1", "10.0.0.3:7790"),
                false),
            new JoinOrder(there, "T2", List.of(), false),
            new JoinOrder(there, "T3", List.of("10.0.0.1"), true));
    assertThat(xsm("join --name h2").err()).contains("TOKEN is missing; xsm token create");
  }

  @Test
  void theDaemonSaysWhenItAnswers() {
    Run first = xsm("up --home home --name h1 --init");
    Run second = xsm("up --home home --name h2 --join T1@10.0.0.1:7780");
    Run again = xsm("up --json");

    assertAsRecorded("programs/up.txt", first.out());
    assertThat(second.exit()).isZero();
    assertThat(again.out()).startsWith("{\"site\":\"small\",").endsWith("}\n");
    assertThat(programs.orders())
        .containsExactly(
            new UpOrder(new Machine(directory.resolve("home"), "h1", "", 0), "", List.of(), true),
            new UpOrder(
                new Machine(directory.resolve("home"), "h2", "", 0),
                "T1",
                List.of("10.0.0.1:7780"),
                false),
            new UpOrder(new Machine(null, "", "", 0), "", List.of(), false));
    assertThat(xsm("up --init --join T1 --name h1").exit()).isEqualTo(2);
    assertThat(xsm("up --init").exit()).isEqualTo(2);
  }

  @Test
  void whatAProgramCannotDoIsSaidAsItSaysIt() {
    var failing = new FakePrograms(new Failure(Exit.REFUSED, "this machine is a host already"));

    assertThat(shell().with(failing).xsm("init", "--name", "h1"))
        .isEqualTo(new Run(5, "", "xsm: this machine is a host already\n"));
    assertThat(shell().with(Programs.none()).xsm("up").exit()).isEqualTo(1);
  }

  @Test
  void aDemoIsShownUntilItIsOverAndThenStopped() {
    try (var daemon = FakeDaemon.in(directory.resolve("h1"), Texts.SMALL)) {
      daemon.next(
          "GET /status",
          asked -> {
            daemon.usual(asked);
            daemon.site().commit(Texts.EDITED);
          });
      daemon.next("GET /status", daemon::usual);
      daemon.next("GET /status", 500, "{\"error\": \"it is over\", \"kind\": \"internal\"}");

      Run run = xsm("demo --hosts 1 --directory .");

      assertThat(run.out())
          .contains("h1: site small at revision 1 (", "h1: revision 2 (2b7c9e12f0aa) by root@h2");
      assertThat(programs.orders().getLast()).isEqualTo("closed");
    }
    assertThat(xsm("demo --hosts 0").exit()).isEqualTo(2);
  }

  private Run xsm(String words) {
    return shell().xsm(words.split(" "));
  }

  private Shell shell() {
    return Shell.in(directory).with(programs);
  }
}
