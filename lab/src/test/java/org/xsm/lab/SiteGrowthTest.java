package org.xsm.lab;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** A site that grows from one voter to five, and what a majority is in it afterwards. */
@Tag("lab")
@ExtendWith(TrialLogs.class)
final class SiteGrowthTest {
  /** A voter's engine takes a snapshot each 64 entries. */
  private static final int EDITS = 80;

  /** Less than an edit waits for where it does wait, on a busy machine. */
  private static final Duration AT_ONCE = Duration.ofSeconds(5);

  private static final Duration SOON = Duration.ofSeconds(60);

  @TempDir private Path directory;

  @Test
  void threeOfFiveThatAreGoneStopTheSiteAfterSnapshotsAndARestart() throws IOException {
    try (var site = TrialSite.of(directory, 5)) {
      Map<String, Long> acknowledged = new LinkedHashMap<>();
      for (int i = 1; i <= EDITS; i++) {
        var host = site.hosts().get(i % 5);
        acknowledged.put("grown-" + i, site.commit(host, "grown-" + i));
      }
      for (TrialHost host : site.hosts()) {
        Until.nothing(SOON, "a snapshot on " + host.name(), () -> snapshot(host));
      }

      site.hosts().forEach(TrialHost::kill);
      site.hosts().forEach(TrialHost::up);
      site.hosts().forEach(TrialHost::awaitAnswer);
      say("five agreed after a restart of all", site.awaitAgreed());
      site.awaitVoters(5);
      acknowledged.put("restarted", site.commit(site.host("h5"), "restarted"));
      site.awaitAgreed();

      var gone = threeWith(site, site.leader());
      var left = site.hosts().stream().filter(host -> !gone.contains(host)).toList();
      gone.forEach(TrialHost::kill);
      for (TrialHost host : left) {
        var took = Until.nothing(SOON, host.name() + " knows it", () -> hasNoMajority(host));
        say("a host knew that three of five are gone", took);
      }
      for (TrialHost host : left) {
        assertRefuses(host, gone);
        assertThat(host.site().text()).contains("restarted");
        assertThat(host.xsm("status").exit()).isZero();
        assertThat(host.xsm("log").exit()).isZero();
      }

      gone.forEach(TrialHost::up);
      gone.forEach(TrialHost::awaitAnswer);
      acknowledged.put("came-back", site.commit(left.getFirst(), "came-back"));
      say("five agreed after three came back", site.awaitAgreed());
      Kept.on(site.hosts(), acknowledged);
      assertThat(site.host("h1").site().text()).doesNotContain("too-few");
    }
  }

  private static List<TrialHost> threeWith(TrialSite site, TrialHost leader) {
    var three = new ArrayList<TrialHost>();
    three.add(leader);
    site.hosts().stream().filter(host -> host != leader).limit(2).forEach(three::add);
    return three;
  }

  private static String hasNoMajority(TrialHost host) {
    var why = host.status().path("quorumWhy").asText();
    return why.contains("2 of 5") ? "" : "it says " + why;
  }

  private void assertRefuses(TrialHost host, List<TrialHost> gone) throws IOException {
    var head = host.site();
    var text = Text.withNetwork(head.text(), "too-few");
    var file = Files.writeString(directory.resolve("mine.xml"), text);
    long began = System.nanoTime();

    var said = host.api().put(text, head.revision());

    assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(AT_ONCE);
    assertThat(said.kind()).as(said.text()).isEqualTo("no-majority");
    for (TrialHost each : gone) {
      assertThat(said.text()).containsPattern(each.name() + " since \\d\\d:\\d\\d:\\d\\d UTC");
    }
    var ran = host.xsm("apply", "--base", "" + head.revision(), file.toString());
    assertThat(ran.exit()).as(ran.toString()).isEqualTo(4);
  }

  private static String snapshot(TrialHost host) {
    try (Stream<Path> files = Files.walk(host.home().resolve("var/voter"))) {
      var names = files.map(file -> file.getFileName().toString()).toList();
      boolean is = names.stream().anyMatch(name -> name.matches("snapshot\\.\\d+_\\d+"));
      return is ? "" : "there are only " + names;
    } catch (IOException e) {
      return String.valueOf(e);
    }
  }

  private static void say(String what, Duration took) {
    System.out.println("trial: " + what + " after ms=" + took.toMillis());
  }
}
