package org.xsm.lab;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** One host of three has no room left on its disk while the site is edited. */
@Tag("lab")
@ExtendWith(TrialLogs.class)
final class SiteFullDiskTest {
  @TempDir private static Path directory;
  private static final List<SmallDisk> DISKS = new ArrayList<>();
  private static TrialSite site;

  @BeforeAll
  static void start() {
    for (int i = 1; i <= 3; i++) {
      DISKS.add(new SmallDisk(directory.resolve("h" + i), "160m"));
    }
    try {
      site = TrialSite.of(directory, 3);
    } catch (RuntimeException | AssertionError e) {
      DISKS.forEach(SmallDisk::close);
      throw e;
    }
    enlarge(site.host("h1"));
  }

  @AfterAll
  static void end() {
    site.close();
    DISKS.forEach(SmallDisk::close);
  }

  @Test
  void aFollowerWithoutRoomHoldsNobodyUp() {
    TrialHost full = site.beside(site.leader());

    withoutRoom(full, "follower-full-");
  }

  @Test
  void aLeaderWithoutRoomLetsAnotherLead() {
    TrialHost full = site.leader();

    withoutRoom(full, "leader-full-");
  }

  /** Fills the disk of a host during edits over the others, then makes room again. */
  private static void withoutRoom(TrialHost full, String prefix) {
    SmallDisk disk = DISKS.get(site.hosts().indexOf(full));
    var others = site.hosts().stream().filter(host -> host != full).toList();
    Map<String, Long> acknowledged;
    try (var stream = EditStream.start(prefix, others)) {
      stream.awaitMore(3);
      disk.fill();
      stream.awaitMore(30);
      say("edits waited while a disk was full", stream.outage());
      assertThat(full.isRunning()).as("the daemon of %s runs", full.name()).isTrue();
      assertSays(full, full);
      assertSays(others.getFirst(), full);
      disk.makeRoom();
      stream.awaitMore(3);
      acknowledged = stream.end();
    }

    say("a host agreed again after there was room", site.awaitAgreed());
    site.awaitVoters(3);
    Until.nothing(
        TrialSite.SETTLING,
        "nothing is said of the disk any more",
        () -> {
          String said = full.status().path("degraded").toString();
          return said.equals("[]") ? "" : said;
        });
    site.commit(full, prefix + "over-the-one-that-was-full");
    Kept.on(site.hosts(), acknowledged);
  }

  /** Whoever looks at the status, here or there, learns whose disk it is and what helps. */
  private static void assertSays(TrialHost asked, TrialHost full) {
    Until.nothing(
        TrialSite.SETTLING,
        asked.name() + " says that there is no room on " + full.name(),
        () -> {
          String said = asked.status().path("degraded").toString();
          boolean whose = asked == full || said.contains(full.name());
          return whose && said.contains("is full") && said.contains("make room")
              ? ""
              : "it says " + said;
        });
  }

  /** Makes the site file so long that a few dozen edits need more than was set aside for them. */
  private static void enlarge(TrialHost host) {
    var noise = new StringBuilder();
    var chance = new Random(1);
    while (noise.length() < 60_000) {
      noise.append(Long.toString(chance.nextLong() & Long.MAX_VALUE, 36)).append('\n');
    }
    var before = host.site();
    String text = before.text().replace("</site>", "  <!--\n" + noise + "  -->\n</site>");
    assertThat(host.api().put(text, before.revision()).committed()).isPositive();
    site.awaitAgreed();
  }

  private static void say(String what, Duration took) {
    System.out.println("trial: " + what + " after ms=" + took.toMillis());
  }
}
