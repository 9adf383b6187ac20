package org.xsm.xsmd.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.xsm.xsmd.cli.Shell.Run;

/** What the command makes of a daemon that is not there, says no, or says nonsense. */
@Timeout(60)
final class DaemonTest {
  @TempDir private Path home;

  @Test
  void withoutADaemonItSaysHowToStartOne() {
    Run run = shell().xsm("status");

    assertThat(run)
        .isEqualTo(
            new Run(
                7,
                "",
                "xsm: no xsmd runs here: there is no "
                    + home
                    + "/run/api.json; start it: xsm --home "
                    + home
                    + " up\n"));
  }

  @Test
  void aDaemonThatDiedIsNotThere() throws IOException {
    int port;
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = socket.getLocalPort();
    }
    wrote(port);

    Run run = shell().xsm("status");

    assertThat(run.exit()).isEqualTo(7);
    assertThat(run.err()).contains("no xsmd answers on port " + port + " (process 4711 did)", "up");
  }

  @Test
  void theHomeMayStandBeforeTheVerbOrAfterIt() {
    try (var daemon = FakeDaemon.in(home, Texts.SMALL)) {
      Shell elsewhere = Shell.in(home).with("XSM_HOME", "/nowhere");

      assertThat(elsewhere.xsm("--home", home.toString(), "show").out()).isEqualTo(Texts.SMALL);
      assertThat(elsewhere.xsm("show", "--home", home.toString()).out()).isEqualTo(Texts.SMALL);
      assertThat(elsewhere.xsm("--home=" + home, "show", "--json").out()).contains("\"show\"");
      assertThat(elsewhere.xsm("show").exit()).isEqualTo(7);
      assertThat(daemon.requests()).containsOnly("GET /site").hasSize(3);
    }
  }

  @Test
  void whoMayNotReadTheTokenIsToldWhoMay() throws IOException {
    try (var daemon = FakeDaemon.in(home, Texts.SMALL)) {
      Files.writeString(home.resolve("run/api.token"), "another\n");

      Run run = shell().xsm("status");

      assertThat(run).isEqualTo(new Run(5, "", "xsm: the token is another\n"));
      assertThat(daemon.requests()).containsExactly("GET /status");
    }
  }

  @Test
  void aTokenInAClosedDirectoryIsItsOwners() throws IOException {
    Path closed = Files.createDirectory(home.resolve("closed"));
    FakeDaemon.in(closed, Texts.SMALL).close();
    Files.setPosixFilePermissions(
        closed.resolve("run/api.token"), PosixFilePermissions.fromString("---------"));

    Run run = Shell.in(home).at(closed).xsm("status");

    // Root reads what it wants, and then finds that nobody listens.
    boolean root = Files.isReadable(closed.resolve("run/api.token"));
    assertThat(run.exit()).isEqualTo(root ? 7 : 5);
  }

  @ParameterizedTest
  @CsvSource({
    "400, usage, 2",
    "401, unauthenticated, 5",
    "403, forbidden, 5",
    "404, not-found, 1",
    "409, conflict, 3",
    "409, guarded, 5",
    "409, refused, 5",
    "422, invalid, 1",
    "413, too-large, 2",
    "429, too-many, 1",
    "500, internal, 1",
    "503, no-majority, 4",
    "504, unknown, 6",
    "504, newer-word, 6",
    "503, '', 4",
    "418, '', 1"
  })
  void eachKindOfNoHasItsExitCode(int status, String kind, int exit) {
    try (var daemon = FakeDaemon.in(home, Texts.SMALL)) {
      String body = "{\"error\": \"why it is\", \"kind\": \"" + kind + "\", \"more\": [1, null]}";
      daemon.next("GET /status", status, body).next("GET /status", status, body);

      Run run = shell().xsm("status");
      Run json = shell().xsm("status", "--json");

      assertThat(run.exit()).isEqualTo(exit);
      assertThat(run.out()).isEmpty();
      assertThat(run.err()).startsWith("xsm: why it is").endsWith("\n");
      assertThat(json.exit()).isEqualTo(exit);
      assertThat(json.out()).contains("\"exit\" : " + exit, "\"more\" : [ 1 ]");
    }
  }

  @Test
  void problemsOfTheDaemonAreShownAsOurs() {
    try (var daemon = FakeDaemon.in(home, Texts.SMALL)) {
      daemon.next(
          "GET /status",
          422,
          """
          {"error": "it is no site", "kind": "invalid", "problems": [
            {"severity": "ERROR", "rule": "size", "file": "site.xml",
             "position": {"line": 3, "column": 7}, "message": "is \\u001b[31mno size"},
            {"severity": "warning", "rule": "x", "file": "site.xml", "line": 4, "column": 1,
             "message": "is odd"}]}
          """);

      assertThat(shell().xsm("status").err())
          .isEqualTo(
              """
              site.xml:3:7: is \uFFFD[31mno size
              site.xml:4:1: warning: is odd
              xsm: it is no site
              """);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "hello", "[]", "{\"a\": 1} x", "{\"a\":", "\u0000\u0001"})
  void anAnswerThatIsNoObjectIsNoDaemons(String body) {
    try (var daemon = FakeDaemon.in(home, Texts.SMALL)) {
      daemon.next("GET /status", 200, body);

      Run run = shell().xsm("status");

      assertThat(run.exit()).isEqualTo(1);
      assertThat(run.err()).contains("is no xsmd: its answer is not JSON");
    }
  }

  @Test
  void anAnswerThatNestsForEverIsNoDaemons() {
    try (var daemon = FakeDaemon.in(home, Texts.SMALL)) {
      daemon.next("GET /status", 200, "{\"a\":".repeat(100_000));

      assertThat(shell().xsm("status").err()).contains("is no xsmd");
    }
  }

  @Test
  void anAnswerWithoutAnEndIsGivenUp() {
    try (var daemon = FakeDaemon.in(home, Texts.SMALL)) {
      daemon.next("GET /status", DaemonTest::endless);

      Run run = shell().xsm("status");

      assertThat(run.exit()).isEqualTo(1);
      assertThat(run.err()).contains("is no xsmd: the answer is larger than");
    }
  }

  private static void endless(FakeHttp.Request asked) throws IOException {
    asked.start(200, -1);
    byte[] some = new byte[1 << 20];
    try {
      for (int i = 0; i < 200; i++) {
        asked.write(some);
      }
    } catch (IOException e) {
      // Whoever asked has gone.
    }
  }

  @Test
  void aSilentDaemonIsNotWaitedForForEver() {
    var over = new CountDownLatch(1);
    try (var daemon = FakeDaemon.in(home, Texts.SMALL)) {
      daemon.next("GET /status", asked -> await(over));

      Run run = shell().with("XSM_TIMEOUT", "1").xsm("status");

      assertThat(run.exit()).isEqualTo(6);
      assertThat(run.err()).contains("did not answer within 1 second;");
    } finally {
      over.countDown();
    }
  }

  @Test
  void neitherIsOneThatDrips() {
    var over = new CountDownLatch(1);
    try (var daemon = FakeDaemon.in(home, Texts.SMALL)) {
      daemon.next(
          "GET /status",
          asked -> {
            asked.start(200, -1);
            for (int i = 0; i < 600 && over.getCount() > 0; i++) {
              asked.write(new byte[] {' '});
              await(over, 50);
            }
          });

      assertThat(shell().with("XSM_TIMEOUT", "1").xsm("status").exit()).isEqualTo(6);
    } finally {
      over.countDown();
    }
  }

  @Test
  void anAnswerThatBreaksOffIsSaid() {
    try (var daemon = FakeDaemon.in(home, Texts.SMALL)) {
      daemon.next(
          "GET /status",
          asked -> {
            asked.start(200, 1000);
            asked.write("{\"host\":".getBytes(UTF_8));
          });

      Run run = shell().xsm("status");

      assertThat(run.exit()).isEqualTo(7);
      assertThat(run.err()).contains("broke off its answer");
    }
  }

  @Test
  void somethingElseOnThePortIsNoDaemon() throws Exception {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      wrote(socket.getLocalPort());
      Thread other =
          Thread.ofVirtual()
              .start(
                  () -> {
                    try (var one = socket.accept()) {
                      one.getOutputStream().write("SSH-2.0-OpenSSH\r\n".getBytes(UTF_8));
                    } catch (IOException e) {
                      throw new UncheckedIOException(e);
                    }
                  });

      Run run = shell().xsm("status");

      assertThat(run.exit()).isEqualTo(1);
      assertThat(run.err()).contains("is no xsmd: what answers does not speak HTTP");
      assertThat(other.join(Duration.ofSeconds(5))).isTrue();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "{}", "{\"port\": 0}", "{\"port\": 70000}", "{\"port\": \"x\"}", "port 80"})
  void aNoteThatIsNotTheDaemonsIsSaid(String note) throws IOException {
    wrote(80);
    Files.writeString(home.resolve("run/api.json"), note);

    Run run = shell().xsm("status");

    assertThat(run.exit()).isEqualTo(7);
    assertThat(run.err()).contains("not as xsmd writes them");
  }

  @Test
  void aTimeOutThatIsNoNumberIsSaid() {
    assertThat(shell().with("XSM_TIMEOUT", "soon").xsm("status").exit()).isEqualTo(2);
  }

  private void wrote(int port) throws IOException {
    Files.createDirectories(home.resolve("run"));
    Files.writeString(home.resolve("run/api.token"), "abc");
    Files.writeString(home.resolve("run/api.json"), "{\"port\": " + port + ", \"pid\": 4711}");
  }

  private static void await(CountDownLatch latch) {
    await(latch, 30_000);
  }

  private static void await(CountDownLatch latch, long millis) {
    try {
      boolean over = latch.await(millis, TimeUnit.MILLISECONDS);
      assertThat(over || millis < 30_000).isTrue();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private Shell shell() {
    return Shell.in(home).at(home);
  }
}
