package org.xsm.lab;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** A site of two, one of which votes and the other is its copy, when one of them is gone. */
@Tag("lab")
@ExtendWith(TrialLogs.class)
final class SiteRecoveryTest {
  private static final Duration SOON = Duration.ofSeconds(60);

  @TempDir private Path directory;

  @SuppressWarnings("NullAway.Init") // each test begins with one
  private TrialSite site;

  @AfterEach
  void end() {
    site.close();
  }

  @Test
  void theSurvivorGoesOnWithTheRecoveryKeyAndTheOldVoterOrdersNothing() {
    site = TrialSite.of(directory, 2);
    var voter = site.host("h1");
    var copy = site.host("h2");
    site.commit(copy, "before");
    site.awaitAgreed();
    voter.kill();
    awaitOut(copy, "h1");

    var refused = copy.xsm("guest", "add", "x/y");
    var put = copy.api().put(Text.withNetwork(copy.site().text(), "meanwhile"), 3);
    var wrongSentence =
        copy.xsm(
            "recover", "--dead", "h1", "--recovery-key", site.recoveryKey(), "--confirm", "yes");
    var wrongKey =
        copy.xsm(
            "recover",
            "--dead",
            "h1",
            "--recovery-key",
            "AAAA",
            "--confirm",
            "these hosts are dead: h1");
    var done =
        copy.xsm(
            "recover",
            "--dead",
            "h1",
            "--recovery-key",
            site.recoveryKey(),
            "--confirm",
            "these hosts are dead: h1");

    assertThat(refused.exit()).as(refused.toString()).isNotZero();
    assertThat(put.kind()).as(put.toString()).isEqualTo("no-majority");
    assertThat(put.text()).contains("out of reach: h1");
    assertThat(wrongSentence.exit()).as(wrongSentence.toString()).isEqualTo(5);
    assertThat(wrongKey.exit()).as(wrongKey.toString()).isEqualTo(5);
    assertThat(done.exit()).as(done.toString()).isZero();
    assertThat(copy.xsm("audit").out()).contains("recover", "h1");
    site.commit(copy, "after-recovery");
    assertThat(Text.networks(copy.site().text())).contains("before", "after-recovery");

    voter.up().awaitAnswer();
    var late = voter.api().put(Text.withNetwork(voter.site().text(), "by-the-old"), 3);
    assertThat(late.committed()).as(late.toString()).isZero();
    assertThat(voter.status().path("quorum").asBoolean()).isFalse();
    site.commit(copy, "still-goes-on");
    assertThat(Text.networks(copy.site().text())).doesNotContain("by-the-old");

    voter.kill();
    voter.wipe();
    String token =
        copy.api().post("/tokens", "{\"ttlSeconds\": 600}").good().json().path("token").asText();
    voter.join(token, copy).awaitAnswer();
    site.awaitAgreed();
  }

  @Test
  void theVoterSaysWhatIsStoredOnItAloneAndWaitsForTheOtherAfterAStart() {
    site = TrialSite.of(directory, 2);
    var voter = site.host("h1");
    var copy = site.host("h2");
    copy.kill();
    awaitOut(voter, "h2");

    var text = Text.withNetwork(voter.site().text(), "alone");
    var said = voter.api().put(text, voter.site().revision()).good();
    assertThat(said.json().path("onlyOn").toString()).isEqualTo("[\"h1\"]");
    assertThat(voter.status().path("degraded").toString()).contains("on this host only");

    voter.kill();
    voter.up().awaitAnswer();
    Until.nothing(
        SOON,
        "h1 waits for h2",
        () -> {
          var why = voter.status().path("quorumWhy").asText();
          return why.contains("has not heard from h2") ? "" : why;
        });
    var waits = voter.api().put(Text.withNetwork(text, "too-soon"), voter.site().revision());
    assertThat(waits.committed()).as(waits.toString()).isZero();

    var wrong = voter.xsm("host", "assume", "--alone", "--confirm", "yes");
    var assumed =
        voter.xsm(
            "host",
            "assume",
            "--alone",
            "--confirm",
            "no other host of this site has gone on without h1");

    assertThat(wrong.exit()).as(wrong.toString()).isNotZero();
    assertThat(assumed.exit()).as(assumed.toString()).isZero();
    site.commit(voter, "decided-alone");
    copy.up().awaitAnswer();
    site.awaitAgreed();
  }

  private static void awaitOut(TrialHost host, String other) {
    Until.nothing(
        SOON,
        other + " is out of reach of " + host.name(),
        () -> {
          var degraded = host.status().path("degraded").toString();
          return degraded.contains(other + "\\\" is out of reach") ? "" : degraded;
        });
  }
}
