package org.xsm.xsmd.replica.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.xsm.xsmd.replica.order.Bytes;
import org.xsm.xsmd.replica.peers.Peers.Kind;

/** Hosts that die, are cut off, come back, or are not of this site. */
final class SiteChannelFailureTest {
  private static final Duration SOON = Duration.ofMinutes(2);

  @Test
  void aHostThatIsKilledIsMissedAndMayComeBackAtOnce() {
    try (var site = TestSite.quick()) {
      start(site, "h1", "h2", "h3", "h4");
      var question = hanging(site, "h1", "h2");

      site.kill("h2");
      site.awaitTogether(SOON);

      assertThatThrownBy(() -> question.get(5, TimeUnit.SECONDS))
          .hasMessageEndingWith("h2 is out of reach");

      site.kill("h3");
      site.start("h3");
      TestSite.await(SOON, () -> answers(site, "h1", "h3"));
      site.awaitTogether(SOON);
    }
  }

  @Test
  void theRestGoesOnWhenTheCoordinatorAndOthersAreKilledTogether() {
    try (var site = TestSite.quick()) {
      start(site, "h1", "h2", "h3", "h4", "h5", "h6", "h7");

      site.kill("h1");
      site.kill("h2");
      site.kill("h3");
      site.kill("h4");

      site.awaitTogether(SOON);
      assertThat(TestSite.ask(site.channel("h5"), "h7", "alone?")).isEqualTo("hello h5, alone?");
    }
  }

  @Test
  void partsThatWereCutOffBecomeOneAgain() {
    try (var site = TestSite.quick()) {
      start(site, "h1", "h2", "h3", "h4", "h5");
      List<String> left = List.of("h1", "h2");
      List<String> right = List.of("h3", "h4", "h5");

      cut(site, left, right);
      TestSite.await(
          SOON,
          () ->
              left.stream().allMatch(host -> site.channel(host).members() == 2)
                  && right.stream().allMatch(host -> site.channel(host).members() == 3));
      heal(site, left, right);

      site.awaitTogether(SOON);
      assertThat(TestSite.ask(site.channel("h1"), "h5", "back?")).isEqualTo("hello h1, back?");
    }
  }

  @Test
  void aHostThatWasRemovedIsNotHeard() {
    try (var site = TestSite.quick()) {
      start(site, "h1", "h2", "h3");

      site.channel("h1").forget("h3");
      site.channel("h2").forget("h3");

      assertThat(site.channel("h1").alive()).containsExactly("h1", "h2");
      assertThatThrownBy(() -> TestSite.ask(site.channel("h1"), "h3", "there?"))
          .hasMessage("h3 is out of reach");
      TestSite.await(SOON, () -> site.channel("h3").alive().size() == 1);
      assertThat(TestSite.ask(site.channel("h1"), "h2", "you?")).isEqualTo("hello h1, you?");
    }
  }

  @Test
  void aHostOfAnotherSiteStaysOutside() {
    try (var site = TestSite.quick()) {
      start(site, "h1", "h2");
      site.know("x1");
      ChannelSettings of = site.settings("x1");
      var settings =
          new ChannelSettings(
              UUID.fromString("7f6c2a34-0000-4000-8000-00000000000f"),
              of.host(),
              of.listen(),
              of.address(),
              of.port(),
              of.contacts(),
              of.tls(),
              of.times(),
              of.limits());

      try (var stranger = SiteChannel.open(settings, new SecureRandom())) {
        pause(Duration.ofSeconds(3));

        assertThat(stranger.alive()).containsExactly("x1");
        assertThat(site.channel("h1").alive()).containsExactly("h1", "h2");
      }
    }
  }

  @Test
  void aHostThatIsAloneIsThereAtOnceAndLeavesSoon() {
    try (var site = TestSite.quick()) {
      site.know("h1", "h2");
      long before = System.nanoTime();

      var alone = site.start("h1");

      assertThat(alone.alive()).containsExactly("h1");
      assertThat(TestSite.ask(alone, "h1", "me?")).isEqualTo("hello h1, me?");
      assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(1));
    }
  }

  private static void start(TestSite site, String... hosts) {
    site.know(hosts);
    for (String host : hosts) {
      site.start(host);
    }
    site.awaitTogether(SOON);
  }

  private static java.util.concurrent.CompletableFuture<Bytes> hanging(
      TestSite site, String from, String to) {
    var forever = new CountDownLatch(1);
    site.channel(to)
        .handle(
            Kind.REPORT,
            (asker, body) -> {
              try {
                forever.await();
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              }
              return body;
            });
    return site.channel(from).ask(to, Kind.REPORT, Bytes.NONE, Duration.ofMinutes(1));
  }

  private static boolean answers(TestSite site, String from, String to) {
    try {
      return !TestSite.ask(site.channel(from), to, "there?").isEmpty();
    } catch (RuntimeException e) {
      return false;
    }
  }

  private static void cut(TestSite site, List<String> left, List<String> right) {
    for (String one : left) {
      for (String other : right) {
        site.channel(one).forget(other);
        site.channel(other).forget(one);
      }
    }
  }

  private static void heal(TestSite site, List<String> left, List<String> right) {
    for (String one : left) {
      for (String other : right) {
        site.channel(one).recall(other);
        site.channel(other).recall(one);
      }
    }
  }

  private static void pause(Duration time) {
    long end = System.nanoTime() + time.toNanos();
    TestSite.await(time.plusSeconds(5), () -> System.nanoTime() > end);
  }
}
