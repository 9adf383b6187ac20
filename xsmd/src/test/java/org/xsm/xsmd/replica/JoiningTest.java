package org.xsm.xsmd.replica;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.xsm.xsmd.trust.Authority;
import org.xsm.xsmd.trust.JoinToken;

/** What a machine says that cannot join, over real TLS. */
@Timeout(60)
final class JoiningTest {
  private static final SecureRandom CHANCE = new SecureRandom();
  private static final Instant NOW = Instant.parse("2026-11-25T12:00:00Z");
  private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);

  @TempDir Path home;

  private void tryOut(JoinToken token, LoneHost through, Clock clock) {
    new Joining(Places.under(home), clock, CHANCE, "1.0")
        .tryOut(
            token, "h5", "127.0.0.1", 7780, List.of(new Joining.Door("127.0.0.1", through.port)));
  }

  private static JoinToken token(Authority authority) {
    return JoinToken.create(authority.site(), authority.fingerprint(), CHANCE);
  }

  @Test
  void aHostOfAnotherSiteIsNamedSo() {
    Authority authority = Authority.create(UUID.randomUUID(), CLOCK, CHANCE);
    Authority elsewhere = Authority.create(UUID.randomUUID(), CLOCK, CHANCE);
    try (var h1 = LoneHost.of(authority, "h1", CLOCK)) {
      assertThatThrownBy(() -> tryOut(token(elsewhere), h1, CLOCK))
          .isInstanceOf(Joining.UnreachableException.class)
          .hasMessageEndingWith(
              "host h1 belongs to site "
                  + authority.site()
                  + ", and the token is for site "
                  + elsewhere.site()
                  + "; name a host of that site");
    }
  }

  @Test
  void aWrongClockIsSaidWithBothTimes() {
    Authority authority = Authority.create(UUID.randomUUID(), CLOCK, CHANCE);
    Clock ahead = Clock.fixed(NOW.plus(Duration.ofDays(400)), ZoneOffset.UTC);
    try (var h1 = LoneHost.of(authority, "h1", CLOCK)) {
      assertThatThrownBy(() -> tryOut(token(authority), h1, ahead))
          .isInstanceOf(Joining.UnreachableException.class)
          .hasMessageContaining("the certificate of host h1 expired on 2027-11-25T12:00:00Z")
          .hasMessageEndingWith(
              "its clock says 2026-11-25T12:00:00Z, the clock here 2027-12-30T12:00:00Z; set the"
                  + " one that is wrong");
    }
  }
}
