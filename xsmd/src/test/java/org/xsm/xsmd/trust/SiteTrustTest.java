package org.xsm.xsmd.trust;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.xsm.xsmd.trust.TestSite.CHANCE;
import static org.xsm.xsmd.trust.TestSite.CLOCK;
import static org.xsm.xsmd.trust.TestSite.NOW;
import static org.xsm.xsmd.trust.TestSite.at;

import java.math.BigInteger;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.xsm.xsmd.trust.Refusal.Reason;
import org.xsm.xsmd.trust.TestSite.Machine;

final class SiteTrustTest {
  private static final UUID ID = UUID.fromString("6e7b1d1c-0d55-4f0c-8d43-3f4be2a7ad01");
  private static final UUID OTHER = UUID.fromString("6e7b1d1c-0d55-4f0c-8d43-3f4be2a7ad02");

  private final TestSite site = new TestSite(ID);
  private final SiteTrust trust = site.trust(CLOCK);
  private final Machine h2 = site.admit("h2");

  @Test
  void takesAHostOfTheSite() {
    assertThat(trust.refusal(h2.certificate())).isEmpty();
  }

  @Test
  void takesARenewedCertificateOverTheSameKey() {
    Machine renewed = site.certify("h2", h2.key(), at(NOW.plus(Duration.ofDays(300))));
    SiteTrust later = site.trust(at(NOW.plus(Duration.ofDays(400))));

    assertThat(later.refusal(h2.certificate())).isPresent();
    assertThat(later.refusal(renewed.certificate())).isEmpty();
  }

  @Test
  void namesBothSitesWhenItIsTheWrongOne() {
    Machine stranger = new TestSite(OTHER).admit("h2");

    assertRefused(
        stranger.certificate(),
        Reason.WRONG_SITE,
        "host h2 belongs to site " + OTHER + ", this is site " + ID);
  }

  @Test
  void refusesWhatAnotherAuthoritySignedForThisSite() {
    Machine forged = new TestSite(ID).certify("h2", h2.key(), CLOCK);

    assertRefused(
        forged.certificate(),
        Reason.UNKNOWN_AUTHORITY,
        "no authority of this site signed the certificate of host h2");
  }

  @Test
  void refusesWhatAHostSignedEvenIfItStoodAmongTheAuthorities() {
    EcPair pair = EcPair.generate(CHANCE);
    X509Certificate h3 = site.authority.issue("h3", PublicKeys.text(pair.open()), List.of(), CLOCK);
    X509Certificate forged =
        new Issue(BigInteger.TEN, Date.from(NOW), Date.from(NOW.plusSeconds(60)))
            .host(new Subject(ID, "h2"), h2.key().open(), List.of(), h3, pair);

    site.trust(List.of(site.authority.certificate(), h3));

    assertRefused(forged, Reason.UNKNOWN_AUTHORITY, "no authority of this site signed");
  }

  @Test
  void refusesHostsOfADroppedAuthorityAndTakesThoseOfANewOne() {
    Authority next = Authority.create(ID, CLOCK, CHANCE);
    X509Certificate renewed = next.issue("h2", h2.key().publicKey(), List.of(), CLOCK);

    site.trust(List.of(site.authority.certificate(), next.certificate()));
    assertThat(trust.refusal(h2.certificate())).isEmpty();
    assertThat(trust.refusal(renewed)).isEmpty();

    site.trust(List.of(next.certificate()));
    assertThat(trust.refusal(renewed)).isEmpty();
    assertRefused(
        h2.certificate(), Reason.UNKNOWN_AUTHORITY, "if its authority was dropped, let the host");
  }

  @Test
  void refusesWhatAnExpiredAuthoritySigned() {
    Duration years = Duration.ofDays(20 * 366);
    SiteTrust late = site.trust(at(NOW.plus(years)));

    assertThat(late.refusal(h2.certificate()))
        .hasValueSatisfying(
            refusal -> {
              assertThat(refusal.reason()).isEqualTo(Reason.UNKNOWN_AUTHORITY);
              assertThat(refusal.sentence())
                  .contains(
                      "the authority " + site.authority.fingerprint().brief() + " expired on");
            });
  }

  @Test
  void refusesHostsThatNobodyLetIn() {
    Machine unknown = site.certify("h9", HostKey.generate(CHANCE), CLOCK);

    assertRefused(
        unknown.certificate(), Reason.UNKNOWN_HOST, "host h9 is not known on this host; it has to");
  }

  @Test
  void refusesRemovedHosts() {
    site.retire("h2");

    assertRefused(h2.certificate(), Reason.RETIRED, "host h2 was removed from the site");
  }

  @Test
  void refusesAnotherKeyUnderTheSameName() {
    Machine anew = site.certify("h2", HostKey.generate(CHANCE), CLOCK);

    assertRefused(
        anew.certificate(),
        Reason.OTHER_KEY,
        "host h2 has another key than the site knows it by; if it was installed anew, remove it");
  }

  @Test
  void tellsTooEarlyFromTooLate() {
    Machine early = site.certify("h2", h2.key(), at(NOW.plus(Duration.ofDays(3))));
    Machine late = site.certify("h2", h2.key(), at(NOW.minus(Duration.ofDays(400))));

    assertRefused(
        early.certificate(),
        Reason.NOT_YET_VALID,
        "the certificate of host h2 is not valid before 2026-03-03T12:00:00Z, and it is"
            + " 2026-03-01T12:00:00Z here; check the clock of this host");
    assertRefused(
        late.certificate(),
        Reason.EXPIRED,
        "the certificate of host h2 expired on 2026-01-25T12:00:00Z, and it is"
            + " 2026-03-01T12:00:00Z here; check the clock, and why it was not renewed");
  }

  @Test
  void refusesAuthoritiesAsHosts() {
    assertRefused(
        site.authority.certificate(),
        Reason.NOT_A_HOST,
        "the certificate of \"CN=authority,O=xsm site "
            + ID
            + "\" is not one of a host of an xsm site");
  }

  @Test
  void trustsNobodyByFactsThatCannotBeRead() {
    TestSite spoilt = new TestSite(ID);
    SiteTrust by =
        new SiteTrust(
            () ->
                new TrustList() {
                  @Override
                  public UUID site() {
                    return ID;
                  }

                  @Override
                  public List<String> authorities() {
                    return List.of("?", Certificates.encode(spoilt.authority.certificate()));
                  }

                  @Override
                  public Optional<Host> host(String name) {
                    return Optional.of(new Host("", false));
                  }
                },
            CLOCK,
            (refusal, peer) -> {});

    assertThat(by.refusal(spoilt.admit("h2").certificate()).orElseThrow().reason())
        .isEqualTo(Reason.OTHER_KEY);
  }

  @Test
  void tellsWhoListensAndDoesNotMindWhatTheyThrow() {
    X509Certificate[] none = {};
    SiteTrust loud =
        new SiteTrust(
            () -> site,
            CLOCK,
            (refusal, peer) -> {
              throw new IllegalStateException("the log is full");
            });

    assertThatThrownBy(() -> trust.checkClientTrusted(none, "UNKNOWN"))
        .isInstanceOf(CertificateException.class)
        .hasMessage("the other side shows no certificate");
    assertThatThrownBy(() -> loud.checkServerTrusted(none, "UNKNOWN"))
        .isInstanceOf(CertificateException.class)
        .hasMessage("the other side shows no certificate");
    assertThat(site.refusals).containsExactly("NOT_A_HOST: the other side shows no certificate");
  }

  private void assertRefused(X509Certificate certificate, Reason reason, String sentence) {
    assertThat(trust.refusal(certificate))
        .hasValueSatisfying(
            refusal -> {
              assertThat(refusal.reason()).isEqualTo(reason);
              assertThat(refusal.sentence()).contains(sentence);
            });
  }
}
