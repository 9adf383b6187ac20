package org.xsm.xsmd.trust;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.xsm.xsmd.trust.TestSite.CHANCE;
import static org.xsm.xsmd.trust.TestSite.CLOCK;
import static org.xsm.xsmd.trust.TestSite.NOW;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class AuthorityTest {
  private static final UUID SITE = UUID.fromString("6e7b1d1c-0d55-4f0c-8d43-3f4be2a7ad01");

  @TempDir private Path directory;

  private final Authority authority = Authority.create(SITE, CLOCK, CHANCE);
  private final HostKey key = HostKey.generate(CHANCE);

  @Test
  void signsItselfForTwentyYearsAndADayBack() throws Exception {
    X509Certificate certificate = authority.certificate();

    certificate.verify(certificate.getPublicKey());
    assertThat(certificate.getNotBefore()).isEqualTo(NOW.minus(Duration.ofDays(1)));
    assertThat(certificate.getNotAfter()).isEqualTo(Instant.parse("2046-03-01T12:00:00Z"));
    assertThat(certificate.getBasicConstraints()).isZero();
    assertThat(Certificates.subject(certificate)).contains(new Subject(SITE, null));
    assertThat(certificate.getSubjectX500Principal().getName())
        .isEqualTo("CN=authority,O=xsm site " + SITE);
  }

  @Test
  void certifiesAHostForAYearUnderAllItsNames() throws Exception {
    X509Certificate certificate =
        authority.issue(
            "h1", key.publicKey(), List.of("192.168.5.101", "fd00::5", "h1.example"), CLOCK);

    certificate.verify(authority.certificate().getPublicKey());
    assertThat(certificate.getNotBefore()).isEqualTo(NOW.minus(Duration.ofDays(1)));
    assertThat(certificate.getNotAfter()).isEqualTo(NOW.plus(Duration.ofDays(365)));
    assertThat(certificate.getBasicConstraints()).isEqualTo(-1);
    assertThat(certificate.getExtendedKeyUsage())
        .containsExactly("1.3.6.1.5.5.7.3.1", "1.3.6.1.5.5.7.3.2");
    assertThat(Certificates.subject(certificate)).contains(new Subject(SITE, "h1"));
    assertThat(certificate.getSubjectX500Principal().getName())
        .isEqualTo("CN=h1,O=xsm site " + SITE);
    assertThat(Certificates.publicKey(certificate)).isEqualTo(key.publicKey());
    assertThat(names(certificate))
        .containsExactly(
            "6 xsm:site:" + SITE + "/host/h1",
            "2 h1",
            "7 192.168.5.101",
            "7 fd00:0:0:0:0:0:0:5",
            "2 h1.example",
            "2 localhost",
            "7 127.0.0.1",
            "7 0:0:0:0:0:0:0:1");
  }

  @Test
  void givesNoTwoCertificatesOneNumber() {
    X509Certificate one = authority.issue("h1", key.publicKey(), List.of(), CLOCK);
    X509Certificate two = authority.issue("h1", key.publicKey(), List.of(), CLOCK);

    assertThat(one.getSerialNumber()).isNotEqualTo(two.getSerialNumber());
    assertThat(one.getSerialNumber().bitLength()).isEqualTo(128);
  }

  @Test
  void certifiesTheLongestHostName() {
    String longest = "h".repeat(63) + "." + "o".repeat(63) + "." + "s".repeat(63) + ".t.example";

    X509Certificate certificate = authority.issue(longest, key.publicKey(), List.of(), CLOCK);

    assertThat(Certificates.subject(certificate)).contains(new Subject(SITE, longest));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "h 1", "h1,O=other", "h1/host/h2", "-h1", "h1.", "hö", "h1\n", "h1\u0000"})
  void refusesNamesThatCouldMeanSomethingElse(String name) {
    assertThatThrownBy(() -> authority.issue(name, key.publicKey(), List.of(), CLOCK))
        .isInstanceOf(TrustException.class)
        .hasMessageContaining("is not a host name");
    assertThatThrownBy(() -> authority.issue("h1", key.publicKey(), List.of(name), CLOCK))
        .isInstanceOf(TrustException.class)
        .hasMessageContaining("is not a host name");
  }

  @Test
  void refusesKeysThatTlsWouldNotTake() {
    String recovery = RecoveryKey.generate(CHANCE).publicKey();

    assertThatThrownBy(() -> authority.issue("h1", recovery, List.of(), CLOCK))
        .hasMessage("cannot certify host h1: its key is not on secp256r1");
    assertThatThrownBy(() -> authority.issue("h1", "AAAA", List.of(), CLOCK))
        .hasMessage("\"AAAA\" is not a public key (X.509, in Base64)");
  }

  @Test
  void certifiesNobodyBeyondItsOwnEnd() {
    Instant late = Instant.parse("2046-02-01T00:00:00Z");

    X509Certificate certificate =
        authority.issue("h1", key.publicKey(), List.of(), TestSite.at(late));

    assertThat(certificate.getNotAfter()).isEqualTo(authority.certificate().getNotAfter());
    assertThatThrownBy(
            () ->
                authority.issue(
                    "h1", key.publicKey(), List.of(), TestSite.at(late.plus(Duration.ofDays(60)))))
        .hasMessageContaining("authority expired on 2046-03-01");
  }

  @Test
  void goesOnFromItsFileAndFromWhatAnotherVoterSent() throws Exception {
    Path file = directory.resolve("authority.key");
    authority.writeKey(file);

    Authority read = Authority.read(file, authority.certificate(), CHANCE);
    Authority sent = Authority.parse(authority.keyPem(), authority.certificate(), CHANCE);

    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
    for (Authority other : List.of(read, sent)) {
      assertThat(other.fingerprint()).isEqualTo(authority.fingerprint());
      assertThat(other.site()).isEqualTo(SITE);
      other
          .issue("h1", key.publicKey(), List.of(), CLOCK)
          .verify(authority.certificate().getPublicKey());
    }
  }

  @Test
  void isNoneWithoutTheCertificateThatBelongsToItsKey() {
    Authority other = Authority.create(SITE, CLOCK, CHANCE);
    X509Certificate host = authority.issue("h1", key.publicKey(), List.of(), CLOCK);

    assertThatThrownBy(() -> Authority.parse(authority.keyPem(), other.certificate(), CHANCE))
        .hasMessage(
            "the key that was handed over and the certificate of the authority are no pair");
    assertThatThrownBy(() -> Authority.parse(authority.keyPem(), host, CHANCE))
        .hasMessage("the certificate to the key that was handed over is not that of an authority");
  }

  private static List<String> names(X509Certificate certificate) throws Exception {
    Collection<List<?>> names = certificate.getSubjectAlternativeNames();
    return names.stream().map(name -> name.getFirst() + " " + name.get(1)).toList();
  }
}
