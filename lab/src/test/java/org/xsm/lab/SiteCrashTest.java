package org.xsm.lab;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Daemons of a site of three that end without a word, or stand still, while it is edited. */
@Tag("lab")
@ExtendWith(TrialLogs.class)
final class SiteCrashTest {
  /** How long edits may wait for another leader, where voters are quick to choose one. */
  private static final Duration OUTAGE = Duration.ofSeconds(5);

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
  void whatWasAcknowledgedOutlivesALeaderThatIsKilled() {
    var leader = site.leader();
    var others = site.hosts().stream().filter(host -> host != leader).toList();
    Map<String, Long> acknowledged;

    try (var stream = EditStream.start("leader-killed-", others)) {
      stream.awaitMore(10);
      leader.kill();
      stream.awaitMore(10);
      say("edits waited for another leader", stream.outage());
      assertThat(stream.outage()).isLessThan(OUTAGE);
      acknowledged = stream.end();
    }

    leader.up().awaitAnswer();
    say("a leader that was killed agreed again", site.awaitAgreed());
    assertKept(acknowledged);
  }

  @Test
  void eachHostInTurnIsKilledAndComesBack() {
    for (TrialHost host : site.hosts()) {
      var others = site.hosts().stream().filter(other -> other != host).toList();
      try (var stream = EditStream.start(host.name() + "-killed-", others)) {
        stream.awaitMore(3);
        host.kill();
        stream.awaitMore(3);
        host.up().awaitAnswer();
        stream.awaitMore(3);
        Map<String, Long> acknowledged = stream.end();

        site.awaitAgreed();
        assertKept(acknowledged);
      }
    }
  }

  @Test
  void allAreKilledAtOnceAndWhatWasAcknowledgedIsThere() {
    Map<String, Long> acknowledged;
    try (var stream = EditStream.start("all-killed-", site.hosts())) {
      stream.awaitMore(15);
      site.hosts().forEach(TrialHost::kill);
      acknowledged = stream.end();
    }

    site.hosts().forEach(TrialHost::up);
    site.hosts().forEach(TrialHost::awaitAnswer);

    say("all agreed after all were killed", site.awaitAgreed());
    assertKept(acknowledged);
    site.commit(site.host("h2"), "after-all-were-killed");
  }

  @Test
  void aLeaderThatStoodStillAcknowledgesNothingThatIsLost() {
    var leader = site.leader();
    var others = site.hosts().stream().filter(host -> host != leader).toList();
    var before = leader.site();
    leader.freeze();
    var asked =
        CompletableFuture.supplyAsync(
            () ->
                leader
                    .api()
                    .put(Text.withNetwork(before.text(), "asked-of-old-leader"), before.revision()),
            // The common pool has one thread here, and the client of the other calls needs it.
            task -> Thread.ofPlatform().daemon().start(task));
    Map<String, Long> acknowledged;
    try (var stream = EditStream.start("leader-frozen-", others)) {
      stream.awaitMore(5);
      leader.thaw();
      stream.awaitMore(5);
      acknowledged = stream.end();
    }

    var said = asked.join();
    say(
        "the leader that stood still answered " + said.status() + ", all agreed",
        site.awaitAgreed());
    assertKept(acknowledged);
    if (said.committed() > 0) {
      assertKept(Map.of("asked-of-old-leader", said.committed()));
    }
  }

  /** On every host, in the site and in its history. */
  private static void assertKept(Map<String, Long> acknowledged) {
    for (TrialHost host : site.hosts()) {
      assertThat(Text.networks(host.site().text()))
          .as("networks on %s", host.name())
          .containsAll(acknowledged.keySet());
      List<String> lost =
          acknowledged.entrySet().stream()
              .filter(each -> !isIn(host, each.getKey(), each.getValue()))
              .map(Map.Entry::toString)
              .toList();
      assertThat(lost).as("revisions missing on %s", host.name()).isEmpty();
    }
  }

  private static boolean isIn(TrialHost host, String network, long revision) {
    var said = host.api().get("/revisions/" + revision + "/text");
    return said.status() == 200 && Text.networks(said.text()).contains(network);
  }

  private static void say(String what, Duration took) {
    System.out.println("trial: " + what + " after ms=" + took.toMillis());
  }
}
