package org.xsm.xsmd.trust;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.xsm.xsmd.trust.TestSite.CHANCE;
import static org.xsm.xsmd.trust.TestSite.CLOCK;
import static org.xsm.xsmd.trust.TestSite.NOW;
import static org.xsm.xsmd.trust.TestSite.at;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class CertificatesTest {
  private static final TestSite SITE = new TestSite();
  private static final X509Certificate HOST =
      SITE.certify("h1", HostKey.generate(CHANCE), CLOCK).certificate();

  /** What stands before the signed part: a tag and its length. */
  private static final int HEADER = 4;

  @TempDir private Path directory;

  @Test
  void areTheSameAfterTheyWereWrittenAndRead() throws Exception {
    Path file = directory.resolve("host.pem");
    List<X509Certificate> chain = List.of(HOST, SITE.authority.certificate());

    Certificates.write(file, chain);

    assertThat(Certificates.read(file)).isEqualTo(chain);
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-r--r--");
    assertThat(Certificates.parse(Certificates.encode(HOST))).isEqualTo(HOST);
  }

  @Test
  void haveAFingerprintAsSiteFilesWriteIt() {
    Fingerprint fingerprint = Fingerprint.of(HOST);

    assertThat(fingerprint.toString()).matches("sha256:[0-9a-f]{64}");
    assertThat(Fingerprint.parse("SHA256:" + fingerprint.hex().toUpperCase(Locale.ROOT)))
        .isEqualTo(fingerprint);
    assertThat(fingerprint.isOf(HOST)).isTrue();
    assertThat(fingerprint.isOf(SITE.authority.certificate())).isFalse();
    assertThatThrownBy(() -> Fingerprint.parse("sha256:12"))
        .hasMessage("\"sha256:12\" is not a fingerprint; write sha256: and 64 hexadecimal digits");
  }

  @Test
  void areDueWhenAThirdOfTheirLifeIsLeft() {
    Duration life = Duration.ofDays(366);

    assertThat(Certificates.remainingLife(HOST, CLOCK)).isEqualTo(Duration.ofDays(365));
    assertThat(Certificates.isDue(HOST, CLOCK)).isFalse();
    assertThat(Certificates.isDue(HOST, at(NOW.plus(life.dividedBy(3))))).isFalse();
    assertThat(Certificates.isDue(HOST, at(NOW.plus(Duration.ofDays(243))))).isTrue();
    assertThat(Certificates.isDue(HOST, at(NOW.plus(Duration.ofDays(500))))).isTrue();
    assertThat(Certificates.remainingLife(HOST, at(NOW.plus(Duration.ofDays(500))))).isNegative();
  }

  @Test
  void haveOneText() {
    String text = Certificates.encode(HOST);
    byte[] longer = Arrays.copyOf(Base64.getDecoder().decode(text), 2_000);
    String pem = Certificates.pem(List.of(HOST));

    assertThatThrownBy(() -> Certificates.parse(Base64.getEncoder().encodeToString(longer)))
        .hasMessageContaining("bytes too many");
    assertThatThrownBy(
            () -> Certificates.parse(Base64.getEncoder().encodeToString(pem.getBytes(US_ASCII))))
        .hasMessageContaining("not in the form DER");
    assertThatThrownBy(() -> Certificates.parse("A".repeat(30_000)))
        .hasMessage("a certificate of 30000 characters is too long");
  }

  @Property(tries = 500)
  void areReadOrRefusedWithASentence(@ForAll String text, @ForAll byte[] bytes) {
    refused(() -> Certificates.parse(text));
    refused(() -> Certificates.parse(Base64.getEncoder().encodeToString(bytes)));
    refused(() -> Certificates.parsePem("it", text));
    refused(() -> EcPair.parse("it", text));
    refused(() -> EcPair.parse("it", Pem.write(Pem.PRIVATE_KEY, bytes)));
    refused(() -> PublicKeys.parse(text));
    refused(() -> Fingerprint.parse(text));
  }

  @Property(tries = 1_000)
  void withOneByteSpoiltOfWhatWasSignedTheyDoNotCount(@ForAll int place, @ForAll byte put)
      throws Exception {
    byte[] der = Base64.getDecoder().decode(Certificates.encode(HOST));
    int at = HEADER + Math.floorMod(place, HOST.getTBSCertificate().length);
    boolean spoilt = der[at] != put;
    der[at] = put;
    SITE.know("h1", HOST, false);

    assertThat(counts(der)).isNotEqualTo(spoilt);
  }

  private static boolean counts(byte[] der) {
    try {
      return SITE.trust(CLOCK).refusal(Certificates.parse(der)).isEmpty();
    } catch (TrustException e) {
      return false;
    }
  }

  private static void refused(Runnable parsing) {
    assertThatThrownBy(parsing::run)
        .isInstanceOf(TrustException.class)
        .message()
        .isNotBlank()
        .doesNotContain("Exception", "null", "\n");
  }
}
