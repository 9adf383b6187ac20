package org.xsm.xsmd.replica.channel;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sites of many hosts in this process: how long they take to form, and what that costs. */
@Tag("soak")
final class LargeSiteTest {
  private static final Logger log = LoggerFactory.getLogger(LargeSiteTest.class);

  /** How many start together: two cores have the work of all of them. */
  private static final int AT_ONCE = 20;

  private static final Duration LONG = Duration.ofMinutes(6);

  /** On two cores for all hosts together, so with more patience than a host of its own needs. */
  private static ChannelTimes times(int hosts) {
    int factor = 1 + hosts / 50;
    return new ChannelTimes(
        Duration.ofSeconds(factor),
        Duration.ofSeconds(8L * factor),
        Duration.ofSeconds(2L * factor),
        Duration.ofSeconds(15L * factor),
        Duration.ofSeconds(4L * factor),
        Duration.ofSeconds(3),
        Duration.ofSeconds(120),
        Duration.ofSeconds(10L * factor),
        Duration.ofSeconds(30));
  }

  /** A virtual machine that has just begun needs many times as long for TLS as later. */
  @BeforeAll
  static void warmUp() {
    var limits = ChannelLimits.DEFAULT;
    try (var site = new TestSite(times(10), limits, new Authority("authority"))) {
      for (int i = 0; i < 10; i++) {
        site.start("w" + i);
      }
      site.awaitTogether(LONG);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {30, 100, 300})
  void formsAndStaysWithFewConnectionsEach(int number) {
    var limits = new ChannelLimits(20 << 20, 160L << 20, 32, 256, 1000, 2048, 2 << 20);
    try (var site = new TestSite(times(number), limits, new Authority("authority"))) {
      List<String> hosts = IntStream.range(0, number).mapToObj(i -> "h" + i).toList();
      site.know(hosts.toArray(String[]::new));
      hosts.forEach(site::prepare);

      long before = System.nanoTime();
      for (int i = 0; i < number; i += AT_ONCE) {
        hosts.subList(i, Math.min(i + AT_ONCE, number)).forEach(site::start);
        site.awaitTogether(LONG);
      }
      report(site, "formed", number, System.nanoTime() - before);

      List<String> dead = new ArrayList<>(hosts.subList(number / 3, number / 3 + number / 10));
      dead.forEach(site::kill);
      long killed = System.nanoTime();
      site.awaitTogether(LONG);
      report(site, "without a tenth of them", number, System.nanoTime() - killed);

      long again = System.nanoTime();
      dead.forEach(site::start);
      site.awaitTogether(LONG);
      report(site, "with them again", number, System.nanoTime() - again);

      assertThat(TestSite.ask(site.channel("h0"), "h" + (number - 1), "far?"))
          .isEqualTo("hello h0, far?");
      TestSite.await(Duration.ofMinutes(4), () -> median(site) <= 16);
    }
  }

  private static int median(TestSite site) {
    return connections(site).get(site.channels().size() / 2);
  }

  private static List<Integer> connections(TestSite site) {
    return site.channels().values().stream().map(SiteChannel::connections).sorted().toList();
  }

  private static void report(TestSite site, String what, int number, long nanos) {
    List<Integer> connections = connections(site);
    Runtime runtime = Runtime.getRuntime();
    System.gc();
    log.info(
        "site of hosts={} {} millis={} connections median={} 90%={} most={} threads={} MiB={}",
        number,
        what,
        Duration.ofNanos(nanos).toMillis(),
        connections.get(connections.size() / 2),
        connections.get(connections.size() * 9 / 10),
        connections.getLast(),
        Thread.activeCount(),
        (runtime.totalMemory() - runtime.freeMemory()) >> 20);
  }
}
