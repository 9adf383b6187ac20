package org.xsm.lab;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/**
 * Clocks that are days off, and that jump, under a site of three that is ten days old: its
 * certificates began before any of these times.
 */
@Tag("lab")
@ExtendWith(TrialLogs.class)
final class SiteClockTest {
  private static final int AGE = 10;

  @TempDir private static Path directory;
  private static TrialSite site;

  @BeforeAll
  static void start() {
    Path faker = Native.build("wrongclock", directory, "-shared -fPIC");
    site = TrialSite.of(directory, 3);
    site.hosts().forEach(TrialHost::stop);
    for (TrialHost host : site.hosts()) {
      set(host, AGE);
      host.with("LD_PRELOAD", faker.toString());
      host.with("WRONG_CLOCK", said(host).toString());
    }
    site.hosts().forEach(TrialHost::up);
    site.hosts().forEach(TrialHost::awaitAnswer);
    site.awaitVoters(3);
    site.awaitAgreed();
    assertThat(site.host("h1").status().path("degraded").toString()).isEqualTo("[]");
  }

  @AfterAll
  static void end() {
    site.close();
  }

  @Test
  void aHostThatStartsAheadAndOneThatStartsBehindAreNamed() {
    restart(site.host("h2"), AGE + 3);
    said("h2", "3 d 0 h ahead of");
    restart(site.host("h2"), AGE);
    restart(site.host("h3"), AGE - 3);

    said("h3", "3 d 0 h behind");
    site.commit(site.host("h3"), "by-the-one-behind");
    site.awaitAgreed();

    restart(site.host("h3"), AGE);
    nothingIsSaid();
  }

  @Test
  void aClockThatJumpsUnderTheLeaderChangesNothingButItself() {
    jumps(site.leader(), 3, "ahead of");
    jumps(site.leader(), -3, "behind");
  }

  @Test
  void aClockThatJumpsUnderAFollowerChangesNothingButItself() {
    jumps(site.beside(site.leader()), 3, "ahead of");
    jumps(site.beside(site.leader()), -3, "behind");
  }

  private static void jumps(TrialHost host, int days, String where) {
    TrialHost leader = site.leader();
    var voters = voters(leader);
    site.token("{\"ttlSeconds\": 518400}");
    site.awaitAgreed();
    var tokens = tokens(leader);
    Map<String, Long> acknowledged;
    try (var stream =
        EditStream.start(host.name() + (days > 0 ? "-on-" : "-back-"), site.hosts())) {
      stream.awaitMore(5);
      set(host, AGE + days);
      said(host.name(), "3 d 0 h " + where);
      stream.awaitMore(10);
      set(host, AGE);
      stream.awaitMore(5);
      acknowledged = stream.end();
      System.out.println("trial: edits waited at most ms=" + stream.outage().toMillis());
    }

    site.awaitAgreed();
    Kept.on(site.hosts(), acknowledged);
    assertThat(site.leader()).as("who leads").isEqualTo(leader);
    assertThat(voters(leader)).isEqualTo(voters);
    assertThat(tokens(leader)).containsExactlyElementsOf(tokens);
    nothingIsSaid();
  }

  /** The host whose clock is off says it of itself, and both others of it, and of nobody else. */
  private static void said(String whose, String what) {
    for (TrialHost asked : site.hosts()) {
      String of = asked.name().equals(whose) ? "this host" : "\\\"" + whose + "\\\"";
      String sentence = "the clock of " + of + " is " + what;
      Until.nothing(
          TrialSite.SETTLING,
          asked.name() + " says that " + sentence,
          () -> {
            String said = asked.status().path("degraded").toString();
            return said.contains(sentence) && said.indexOf("clock") == said.lastIndexOf("clock")
                ? ""
                : "it says " + said;
          });
    }
  }

  private static void nothingIsSaid() {
    for (TrialHost host : site.hosts()) {
      Until.nothing(
          TrialSite.SETTLING,
          host.name() + " finds nothing wrong",
          () -> {
            String said = host.status().path("degraded").toString();
            return said.equals("[]") ? "" : said;
          });
    }
  }

  private static List<String> voters(TrialHost host) {
    return host.status()
        .path("members")
        .valueStream()
        .filter(member -> member.path("voter").asBoolean())
        .map(member -> member.path("name").asText())
        .toList();
  }

  private static List<String> tokens(TrialHost host) {
    var said = host.api().get("/tokens").good().json();
    return said.path("tokens").valueStream().map(token -> token.path("id").asText()).toList();
  }

  private static void restart(TrialHost host, int days) {
    host.stop();
    set(host, days);
    host.up().awaitAnswer();
  }

  /** From now on it is so many days later for that host's daemon. */
  private static void set(TrialHost host, int days) {
    try (var file = new RandomAccessFile(said(host).toFile(), "rw")) {
      long off = Duration.ofDays(days).toSeconds();
      file.write(ByteBuffer.allocate(8).order(ByteOrder.nativeOrder()).putLong(off).array());
    } catch (IOException e) {
      throw new UncheckedIOException("cannot set the clock of " + host.name(), e);
    }
  }

  private static Path said(TrialHost host) {
    return directory.resolve(host.name() + ".clock");
  }
}
