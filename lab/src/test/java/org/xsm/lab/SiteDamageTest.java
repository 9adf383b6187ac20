package org.xsm.lab;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Bytes that turn on one host's disk while its daemon is off: noticed, not believed, mended. */
@Tag("lab")
@ExtendWith(TrialLogs.class)
final class SiteDamageTest {
  @TempDir private static Path directory;
  private static TrialSite site;

  @BeforeAll
  static void start() {
    site = TrialSite.of(directory, 3);
    for (int i = 1; i <= 5; i++) {
      site.commit(site.host("h2"), "before-" + i);
    }
    site.awaitAgreed();
  }

  @AfterAll
  static void end() {
    site.close();
  }

  @Test
  void inTheJournal() throws IOException {
    damaged("var/journal", ".*\\.journal", -60, "journal");
  }

  @Test
  void inTheState() throws IOException {
    damaged("var/state", ".*\\.state", 100, "state");
  }

  @Test
  void inARevision() throws IOException {
    damaged("var/revisions", ".*\\.revision", 100, "revisions");
  }

  @Test
  void inTheVotersLog() throws IOException {
    long before = changesOfVoters();

    damaged("var/voter", "log_inprogress_.*", 200, "voter");

    // Under its old name it might vote twice, and so the others make it another voter.
    Until.so(TrialSite.SETTLING, "h3 has another seat", () -> changesOfVoters() > before);
    site.host("h1").kill();
    site.commit(site.host("h3"), "with-the-new-vote");
    site.host("h1").up().awaitAnswer();
    site.awaitAgreed();
  }

  private static long changesOfVoters() {
    return site.hosts().stream()
        .flatMap(host -> host.log().lines())
        .filter(line -> line.contains("the site has other voters"))
        .count();
  }

  /** Turns some bytes of the newest such file of h3, and has its daemon start. */
  private static void damaged(String where, String names, long at, String word) throws IOException {
    var host = site.host("h3");
    var good = site.host("h1").site();
    host.kill();
    var file = newest(host.home().resolve(where), names);
    turn(file, at);
    String before = host.log();

    host.up().awaitAnswer();

    site.awaitAgreed();
    site.commit(site.host("h1"), "after-damage-of-" + word);
    site.awaitAgreed();
    String said = host.log().substring(before.length()) + host.status().path("degraded");
    assertThat(said).contains(word);
    for (long number = 1; number <= good.revision(); number++) {
      assertSame(host, number);
    }
    site.awaitVoters(3);
  }

  /** What was damaged is had from the others, or said to be missing; never told wrong. */
  private static void assertSame(TrialHost host, long number) {
    var expected = site.host("h1").api().get("/revisions/" + number + "/text").good().text();
    Until.nothing(
        TrialSite.SETTLING,
        "revision " + number + " is whole on " + host.name(),
        () -> {
          var said = host.api().get("/revisions/" + number + "/text");
          if (said.status() == 200 && !said.text().equals(expected)) {
            throw new AssertionError("revision " + number + " is another there: " + said.text());
          }
          return said.status() == 200 ? "" : said.text();
        });
  }

  private static Path newest(Path directory, String names) throws IOException {
    try (Stream<Path> files = Files.walk(directory)) {
      List<Path> found =
          files.filter(f -> f.getFileName().toString().matches(names)).sorted().toList();
      return found.getLast();
    }
  }

  private static void turn(Path file, long at) throws IOException {
    try (var bytes = new RandomAccessFile(file.toFile(), "rw")) {
      long from = at < 0 ? bytes.length() + at : at;
      for (long i = from; i < from + 8; i++) {
        bytes.seek(i);
        int was = bytes.read();
        bytes.seek(i);
        bytes.write(was ^ 0xff);
      }
    }
  }
}
