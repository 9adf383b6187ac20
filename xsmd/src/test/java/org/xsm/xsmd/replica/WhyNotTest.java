package org.xsm.xsmd.replica;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.EOFException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.xsm.xsmd.trust.Authority;
import org.xsm.xsmd.trust.HostKey;

/** Each way in which two hosts do not come to talk, and what either says of it. */
@Timeout(90)
final class WhyNotTest {
  private static final SecureRandom CHANCE = new SecureRandom();
  private static final Instant NOW = Instant.parse("2026-11-25T12:00:00Z");
  private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);

  private final UUID site = UUID.randomUUID();
  private final Authority authority = Authority.create(site, days(-400), CHANCE);

  private static Clock days(int later) {
    return Clock.fixed(NOW.plus(Duration.ofDays(later)), ZoneOffset.UTC);
  }

  @Test
  void aRemovedHostIsToldThatItWasRemoved() {
    try (var h1 = LoneHost.of(authority, "h1", CLOCK);
        var h3 = LoneHost.of(authority, "h3", CLOCK)) {
      h1.know("h3", other(), h3.port, false);
      h1.retire(h3);
      knows(h3, h1);

      awaitTold(h3);

      assertThat(h3.why.sentences())
          .containsExactly(
              "this host was removed from the site, says h1 at "
                  + h1.place()
                  + "; it changes nothing any more. To come back: xsm join");
      assertThat(h1.refused)
          .contains("host h3 was removed from the site; to have it back, let it join again");
    }
  }

  @Test
  void aHostOfAnotherSiteIsNamedOnBothSides() {
    Authority elsewhere = Authority.create(UUID.randomUUID(), CLOCK, CHANCE);
    try (var h1 = LoneHost.of(authority, "h1", CLOCK);
        var h9 = LoneHost.of(elsewhere, "h9", CLOCK)) {
      h9.lookFor(h1);

      awaitTold(h9);

      assertThat(h9.why.sentences())
          .containsExactly(
              "this host refused "
                  + h1.place()
                  + ": host h1 belongs to site "
                  + site
                  + ", this is site "
                  + elsewhere.site()
                  + "; let it join this one first. who answers at "
                  + h1.place()
                  + " does not talk to this host and says: host h9 belongs to site "
                  + elsewhere.site()
                  + ", this is site "
                  + site
                  + "; let it join this one first");
      assertThat(h1.refused)
          .containsExactly(
              "host h9 belongs to site "
                  + elsewhere.site()
                  + ", this is site "
                  + site
                  + "; let it join this one first");
    }
  }

  @Test
  void anExpiredCertificateIsNamedWithItsDay() {
    HostKey key = HostKey.generate(CHANCE);
    X509Certificate old = LoneHost.certify(authority, "h2", key, days(-370));
    try (var h1 = LoneHost.of(authority, "h1", CLOCK);
        var h2 = new LoneHost(authority, "h2", key, old, CLOCK)) {
      LoneHost.introduce(h1, h2);

      awaitTold(h2);

      assertThat(h2.why.sentences())
          .containsExactly(
              "h1 at "
                  + h1.place()
                  + " does not talk to this host and says: the certificate of host h2 expired on "
                  + old.getNotAfter().toInstant()
                  + ", and it is 2026-11-25T12:00:00Z here; check the clock, and why it was not"
                  + " renewed");
      assertThat(h1.refused)
          .anyMatch(said -> said.startsWith("the certificate of host h2 expired"));
    }
  }

  @Test
  void aWrongClockIsSaidWithBothTimesOnBothSides() {
    try (var h1 = LoneHost.of(authority, "h1", CLOCK);
        var h2 = lateHost()) {
      LoneHost.introduce(h1, h2);

      awaitTold(h1);
      awaitTold(h2);

      assertThat(h2.why.sentences().getFirst())
          .startsWith("this host refused " + h1.place() + ": the certificate of host h1 expired on")
          .endsWith(
              "its clock says 2026-11-25T12:00:00Z, the clock here 2027-12-30T12:00:00Z; set the"
                  + " one that is wrong");
      assertThat(h1.why.sentences().getFirst())
          .contains("the certificate of host h1 expired on", "it is 2027-12-30T12:00:00Z here")
          .endsWith(
              "its clock says 2027-12-30T12:00:00Z, the clock here 2026-11-25T12:00:00Z; set the"
                  + " one that is wrong");
    }
  }

  /** Its clock is 400 days ahead, as is the certificate that it has. */
  private LoneHost lateHost() {
    HostKey key = HostKey.generate(CHANCE);
    Clock ahead = days(400);
    return new LoneHost(
        authority, "h2", key, LoneHost.certify(authority, "h2", key, days(300)), ahead);
  }

  @Test
  void aCertificateThatIsNotValidYetIsNamed() {
    HostKey key = HostKey.generate(CHANCE);
    X509Certificate early = LoneHost.certify(authority, "h2", key, days(10));
    try (var h1 = LoneHost.of(authority, "h1", CLOCK);
        var h2 = new LoneHost(authority, "h2", key, early, days(10))) {
      LoneHost.introduce(h1, h2);

      awaitTold(h2);

      assertThat(h2.why.sentences().getFirst())
          .contains(
              "the certificate of host h2 is not valid before 2026-12-04T12:00:00Z, and it is"
                  + " 2026-11-25T12:00:00Z here; check the clock of this host")
          .endsWith(
              "its clock says 2026-11-25T12:00:00Z, the clock here 2026-12-05T12:00:00Z; set the"
                  + " one that is wrong");
    }
  }

  @Test
  void aKeyThatDoesNotFitTheNameIsNamed() {
    try (var h1 = LoneHost.of(authority, "h1", CLOCK);
        var h2 = LoneHost.of(authority, "h2", CLOCK)) {
      knows(h2, h1);
      h1.know("h2", other(), h2.port, false);

      awaitTold(h2);

      assertThat(h2.why.sentences().getFirst())
          .startsWith(
              "h1 at "
                  + h1.place()
                  + " does not talk to this host and says: host h2 has another key than the site"
                  + " knows it by");
    }
  }

  @Test
  void aProtocolThatTheSiteHasOutgrownIsNamed() {
    try (var h1 = LoneHost.of(authority, "h1", CLOCK);
        var h2 = LoneHost.of(authority, "h2", CLOCK)) {
      LoneHost.introduce(h1, h2);
      h1.protocol = 99;
      await(() -> h1.sees(h2) && h2.sees(h1));

      h2.why.rejected(
          new InetSocketAddress(InetAddress.getLoopbackAddress(), h1.port + 1),
          new EOFException("it ended"));
      awaitTold(h2);

      assertThat(h2.why.sentences().getFirst())
          .contains(
              "host h2 understands protocol ", ", the site is at 99; bring it to the version");
    }
  }

  @Test
  void hostsThatTalkHaveNothingToSay() {
    try (var h1 = LoneHost.of(authority, "h1", CLOCK);
        var h2 = LoneHost.of(authority, "h2", CLOCK)) {
      h1.lookFor(h2);
      h1.know("h2", other(), h2.port, false);
      knows(h2, h1);
      awaitTold(h2);

      LoneHost.introduce(h1, h2);
      await(() -> h1.sees(h2) && h2.sees(h1));

      await(() -> h1.why.sentences().isEmpty() && h2.why.sentences().isEmpty());
      assertThat(h2.told).hasSize(1);
    }
  }

  @Test
  void anEndWithoutAReasonIsNoNewsUnlessSomebodySaysOne() {
    try (var h1 = LoneHost.of(authority, "h1", CLOCK)) {
      for (int port = 26_490; port < 26_490 + 200; port++) {
        h1.why.rejected(
            new InetSocketAddress(InetAddress.getLoopbackAddress(), port),
            new EOFException("gone"));
      }

      assertThat(h1.why.sentences()).isEqualTo(List.of());
      assertThat(h1.told).isEmpty();
    }
  }

  private X509Certificate other() {
    return LoneHost.certify(authority, "h2", HostKey.generate(CHANCE), CLOCK);
  }

  private static void knows(LoneHost one, LoneHost other) {
    one.know("h1", other.certificate(), other.port, false);
    one.lookFor(other);
  }

  private static void awaitTold(LoneHost host) {
    await(() -> !host.told.isEmpty());
  }

  private static void await(BooleanSupplier condition) {
    long end = System.nanoTime() + Duration.ofMinutes(2).toNanos();
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() > end) {
        throw new AssertionError("it did not happen in time");
      }
      try {
        Thread.sleep(20);
      } catch (InterruptedException e) {
        throw new AssertionError(e);
      }
    }
  }
}
