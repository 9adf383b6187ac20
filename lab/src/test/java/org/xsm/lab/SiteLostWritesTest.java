package org.xsm.lab;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.xsm.lab.ForgetfulDisk.Manner;

/** Hosts that lose their power, and with it all that was written and not synced. */
@Tag("lab")
@ExtendWith(TrialLogs.class)
final class SiteLostWritesTest {
  @TempDir private Path directory;

  @Test
  void oneHostAfterTheOtherLosesItsPower() {
    try (var lost = new PowerTrial(directory, Manner.STRICT)) {
      lost.oneAfterTheOther(1);
    }
  }

  @Test
  @Tag("soak")
  void allHostsLoseTheirPowerAtOnce() {
    try (var lost = new PowerTrial(directory, Manner.JOURNALED)) {
      lost.allAtOnce(2);
    }
  }

  @Test
  void allHostsLoseTheirPowerAtOnceOnDisksThatKeepOnlyWhatTheyMust() {
    try (var lost = new PowerTrial(directory, Manner.STRICT)) {
      lost.allAtOnce(2);
    }
  }

  /** A site of three whose homes lie on such disks. */
  private static final class PowerTrial implements AutoCloseable {
    private final Map<String, ForgetfulDisk> disks = new LinkedHashMap<>();
    private final Map<String, Long> acknowledged = new LinkedHashMap<>();
    private final TrialSite site;

    PowerTrial(Path directory, Manner manner) {
      Path program = ForgetfulDisk.build(directory);
      try {
        for (String name : List.of("h1", "h2", "h3")) {
          disks.put(name, ForgetfulDisk.mount(program, directory.resolve(name), manner));
        }
        site = TrialSite.of(directory, 3);
      } catch (RuntimeException | AssertionError e) {
        disks.values().forEach(ForgetfulDisk::close);
        throw e;
      }
    }

    void oneAfterTheOther(int rounds) {
      for (int round = 1; round <= rounds; round++) {
        for (TrialHost host : site.hosts()) {
          var others = site.hosts().stream().filter(other -> other != host).toList();
          try (var stream = EditStream.start(host.name() + "-" + round + "-", others)) {
            stream.awaitMore(5);
            losePower(host);
            stream.awaitMore(5);
            host.up().awaitAnswer();
            stream.awaitMore(3);
            acknowledged.putAll(stream.end());
          }
          settle("a host that lost its power agreed again");
        }
      }
    }

    void allAtOnce(int rounds) {
      for (int round = 1; round <= rounds; round++) {
        try (var stream = EditStream.start("all-" + round + "-", site.hosts())) {
          stream.awaitMore(25);
          site.hosts().forEach(TrialHost::kill);
          acknowledged.putAll(stream.end());
        }
        disks.values().forEach(ForgetfulDisk::cutPower);
        site.hosts().forEach(TrialHost::up);
        site.hosts().forEach(TrialHost::awaitAnswer);
        settle("all agreed after all lost their power");
        site.commit(site.host("h2"), "after-" + round);
      }
    }

    private void losePower(TrialHost host) {
      host.kill();
      requireNonNull(disks.get(host.name())).cutPower();
    }

    private void settle(String what) {
      Duration took = site.awaitAgreed();
      System.out.println("trial: " + what + " after ms=" + took.toMillis());
      Kept.on(site.hosts(), acknowledged);
      site.awaitVoters(3);
      for (TrialHost host : site.hosts()) {
        String said = host.status().path("degraded").toString();
        assertThat(said).as("what %s found", host.name()).isEqualTo("[]");
      }
    }

    @Override
    public void close() {
      site.close();
      disks.values().forEach(ForgetfulDisk::close);
    }
  }
}
