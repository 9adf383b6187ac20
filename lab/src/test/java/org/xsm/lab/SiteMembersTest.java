package org.xsm.lab;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Hosts that come into a site of three and go from it, and those that may not. */
@Tag("lab")
@ExtendWith(TrialLogs.class)
final class SiteMembersTest {
  private static final Duration SOON = Duration.ofSeconds(60);

  @TempDir private static Path directory;
  private static TrialSite site;

  @BeforeAll
  static void start() {
    site = TrialSite.of(directory, 3);
  }

  @AfterAll
  static void end() {
    site.close();
  }

  @Test
  void aTokenLetsOneHostInOnce() {
    String token = site.token("{\"ttlSeconds\": 600, \"host\": \"guest\"}");

    var other = join("stranger", token);
    var tampered = join("guest", token.substring(0, 40) + "AAAA" + token.substring(44));
    var first = join("guest", token);
    var again = join("guest-2", token);

    assertThat(other.exit()).isEqualTo(5);
    assertThat(other.err()).contains("the token is for host \"guest\" and not for \"stranger\"");
    assertThat(tampered.exit()).isEqualTo(5);
    assertThat(tampered.err()).contains("a character of the join token is not right");
    assertThat(first.exit()).as(first.toString()).isZero();
    assertThat(again.exit()).isEqualTo(5);
    assertThat(again.err()).contains("the token is unknown, or was used already");
  }

  @Test
  void aTokenThatIsTooOldLetsNobodyIn() {
    String token = site.token("{\"ttlSeconds\": 10}");
    Until.nothing(
        SOON,
        "the token is too old",
        () ->
            join("late", token, "--dry-run").err().contains("the token expired on")
                ? ""
                : "it is not");

    var late = join("late", token);

    assertThat(late.exit()).isEqualTo(5);
    assertThat(late.err()).contains("the token expired on", "make another: xsm token create");
  }

  @Test
  void aNameIsGivenOnce() {
    var taken = join("h2", site.token("{\"ttlSeconds\": 600}"));

    assertThat(taken.exit()).isEqualTo(5);
    assertThat(taken.err()).contains("there is a host \"h2\" already");
  }

  @Test
  void aHostThatIsRemovedIsRefusedAndBothSidesSayWhy() {
    var gone = site.join("h4");
    site.awaitAgreed();

    var removed = site.host("h1").xsm("host", "remove", "h4");

    assertThat(removed.exit()).as(removed.toString()).isZero();
    assertThat(site.host("h1").site().text()).doesNotContain("\"h4\"");
    Until.nothing(
        SOON,
        "h4 says that it was removed",
        () -> degraded(gone).contains("this host was removed from the site") ? "" : degraded(gone));
    gone.kill();
    gone.up().awaitAnswer();
    Until.nothing(
        SOON,
        "the others say whom they refuse",
        () ->
            site.hosts().stream().limit(3).anyMatch(h -> h.log().contains("host h4 was removed"))
                ? ""
                : site.host("h1").log());
    assertThat(gone.api().put("<x/>", 1).committed()).isZero();
    gone.kill();
    site.commit(site.host("h2"), "after-h4-went");
  }

  @Test
  void aHostThatWasRemovedWhileItWasDownIsToldSo() {
    var gone = site.join("h5");
    site.awaitAgreed();
    gone.kill();
    Until.nothing(
        SOON,
        "h5 is missed",
        () -> degraded(site.host("h1")).contains("\"h5\" is out of reach") ? "" : "no");
    var removed = site.host("h1").xsm("host", "remove", "h5", "--dead");
    assertThat(removed.exit()).as(removed.toString()).isZero();

    gone.up().awaitAnswer();

    var took =
        Until.nothing(
            SOON,
            "h5 says that it was removed",
            () ->
                degraded(gone).contains("this host was removed from the site, says h")
                    ? ""
                    : degraded(gone) + " is what it says");
    System.out.println("a removed host says so after ms=" + took.toMillis());
    assertThat(gone.xsm("audit").out()).contains("this host was removed from the site");
    gone.kill();
  }

  @Test
  void aVoterIsRemovedAndAHostWhoseDiskWasLostComesBackUnderItsNameWithAToken() {
    var lost = site.host("h3");
    lost.kill();
    lost.wipe();

    var alone = lost.xsm("up");
    assertThat(alone.exit()).as(alone.toString()).isNotZero();
    assertThat(alone.err()).contains("no host of a site yet");

    Until.nothing(
        SOON,
        "h3 is missed",
        () -> degraded(site.host("h1")).contains("\"h3\" is out of reach") ? "" : "no");
    var living = site.host("h1").xsm("host", "remove", "h3");
    assertThat(living.exit()).isEqualTo(5);
    assertThat(living.err()).contains("--dead");
    var dead = site.host("h2").xsm("host", "remove", "h3", "--dead");
    assertThat(dead.exit()).as(dead.toString()).isZero();
    assertThat(site.host("h1").site().text()).doesNotContain("\"h3\"");

    lost.join(site.token("{\"ttlSeconds\": 600}"), site.host("h1")).awaitAnswer();
    site.awaitVoters(3);
    TrialSite.awaitAgreed(site.hosts().stream().limit(3).toList());
    site.commit(lost, "after-h3-came-back");
  }

  private static Ran join(String name, String token, String... more) {
    var host =
        new TrialHost(
            name,
            "127.0.0.1",
            TrialSite.freePort(),
            directory.resolve("join-" + name),
            java.util.List.of());
    return host.tryToJoin(token, site.host("h1"), more);
  }

  private static String degraded(TrialHost host) {
    return host.status().path("degraded").toString().replace("\\\"", "\"");
  }
}
