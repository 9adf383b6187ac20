package org.xsm.lab;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** A site of three on a network that loses each fiftieth packet: nobody is taken for gone. */
@Tag("lab")
@ExtendWith(TrialLogs.class)
final class SiteLossTest {
  private static final double SHARE = 0.02;
  private static final Duration BEAT = Duration.ofSeconds(1);
  private static final Pattern SUSPECTED = Pattern.compile("(?m)^.*host out of reach.*$");

  @TempDir private static Path directory;
  private static Network network;
  private static TrialSite site;

  @BeforeAll
  static void start() {
    network = new Network();
    site = TrialSite.of(directory, 3, network::host);
  }

  @AfterAll
  static void end() {
    site.close();
    network.close();
  }

  @Test
  void nobodyIsSuspectedForAMinute() {
    editAtLoss(Duration.ofSeconds(60));
  }

  /** As many minutes as {@code -Dxsm.trial.minutes} says. */
  @Test
  @Tag("soak")
  void nobodyIsSuspectedForLong() {
    editAtLoss(Duration.ofMinutes(Integer.getInteger("xsm.trial.minutes", 10)));
  }

  private static void editAtLoss(Duration length) {
    var leaders = new TreeSet<String>();
    var acknowledged = new LinkedHashMap<String, Long>();
    var took = new ArrayList<Long>();
    var before = site.hosts().stream().map(TrialHost::log).toList();
    network.lose(SHARE);
    try {
      long began = System.nanoTime();
      for (int i = 1; System.nanoTime() - began < length.toNanos(); i++) {
        var host = site.hosts().get(i % site.hosts().size());
        String name = "at-loss-" + length.toSeconds() + "-" + i;
        long asked = System.nanoTime();
        acknowledged.put(name, site.commit(host, name));
        took.add((System.nanoTime() - asked) / 1_000_000);
        leaders.add(host.status().path("leader").asText());
        awaitBeat(began + i * BEAT.toNanos());
      }
    } finally {
      network.heal();
    }
    took.sort(null);
    System.out.printf(
        Locale.ROOT,
        "trial: %d edits at %.0f %% loss in s=%d took ms median=%d longest=%d leaders=%s%n",
        took.size(),
        SHARE * 100,
        length.toSeconds(),
        took.get(took.size() / 2),
        took.getLast(),
        leaders);

    for (int i = 0; i < before.size(); i++) {
      var host = site.hosts().get(i);
      List<String> said =
          SUSPECTED
              .matcher(host.log().substring(before.get(i).length()))
              .results()
              .map(found -> found.group())
              .toList();
      assertThat(said).as("whom %s took for gone", host.name()).isEmpty();
      assertThat(host.status().path("degraded")).as("what %s complains of", host.name()).isEmpty();
    }
    site.awaitAgreed();
    Kept.on(site.hosts(), acknowledged);
  }

  private static void awaitBeat(long time) {
    while (System.nanoTime() < time) {
      Until.pause();
    }
  }
}
