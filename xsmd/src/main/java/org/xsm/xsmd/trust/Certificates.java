package org.xsm.xsmd.trust;

import java.io.ByteArrayInputStream;
import java.nio.file.Path;
import java.security.cert.CertificateEncodingException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;

/** Certificates, their texts and what they say: a decision. */
public final class Certificates {
  private static final int LONGEST = 16 * 1024;
  private static final int URI_NAME = 6;
  private static final int RENEW_AT = 3;

  private Certificates() {}

  /** DER in Base64 on one line, as facts have it. */
  public static String encode(X509Certificate certificate) {
    return Base64.getEncoder().encodeToString(der(certificate));
  }

  /**
   * Reads what {@link #encode} wrote.
   *
   * @throws TrustException when it is anything else
   */
  public static X509Certificate parse(String base64) {
    if (base64.length() > LONGEST * 4 / 3) {
      throw new TrustException("a certificate of " + base64.length() + " characters is too long");
    }
    try {
      return parse(Base64.getDecoder().decode(base64));
    } catch (IllegalArgumentException e) {
      throw new TrustException("\"" + Shown.of(base64) + "\" is not a certificate in Base64", e);
    }
  }

  static X509Certificate parse(byte[] der) {
    try {
      var parsed =
          (X509Certificate)
              CertificateFactory.getInstance("X.509")
                  .generateCertificate(new ByteArrayInputStream(der));
      // The factory also takes other forms, and does not mind what follows.
      if (Arrays.equals(der, parsed.getEncoded())) {
        return parsed;
      }
      throw new TrustException("a certificate has bytes too many, or is not in the form DER");
    } catch (CertificateException e) {
      throw new TrustException("these bytes are not a certificate in the form DER", e);
    }
  }

  /** The PEM form of a chain, the certificate itself first. */
  public static String pem(Collection<X509Certificate> chain) {
    return chain.stream()
        .map(certificate -> Pem.write(Pem.CERTIFICATE, der(certificate)))
        .collect(Collectors.joining());
  }

  /** The certificates of a PEM text, in their order. */
  public static List<X509Certificate> parsePem(String name, String pem) {
    return Pem.read(name, Pem.CERTIFICATE, pem).stream().map(Certificates::parse).toList();
  }

  /** Writes a chain to a file that all may read, whole or not at all. */
  public static void write(Path file, Collection<X509Certificate> chain) {
    TrustFile.writePublic(file, pem(chain));
  }

  public static List<X509Certificate> read(Path file) {
    return parsePem(file.toString(), TrustFile.read(file));
  }

  /** The public key in it (X.509, Base64). */
  public static String publicKey(X509Certificate certificate) {
    return PublicKeys.text(certificate.getPublicKey());
  }

  /** Whom it speaks of, unless it is no certificate of a site. What it says is not proved yet. */
  public static Optional<Subject> subject(X509Certificate certificate) {
    try {
      Collection<List<?>> names = certificate.getSubjectAlternativeNames();
      List<String> uris =
          names == null
              ? List.of()
              : names.stream()
                  .filter(name -> Objects.equals(name.getFirst(), URI_NAME))
                  .map(name -> String.valueOf(name.get(1)))
                  .filter(Subject::isUri)
                  .toList();
      return uris.size() == 1
          ? Optional.ofNullable(Subject.parse(uris.getFirst()))
          : Optional.empty();
    } catch (CertificateParsingException e) {
      return Optional.empty();
    }
  }

  /** How long it still counts; negative when it does not any more. */
  public static Duration remainingLife(X509Certificate certificate, Clock clock) {
    return Duration.between(clock.instant(), end(certificate));
  }

  /** Whether it is time to renew it: a third of its life is left, or less. */
  public static boolean isDue(X509Certificate certificate, Clock clock) {
    Duration life = Duration.between(start(certificate), end(certificate));
    return remainingLife(certificate, clock).multipliedBy(RENEW_AT).compareTo(life) <= 0;
  }

  static Instant start(X509Certificate certificate) {
    return certificate.getNotBefore().toInstant();
  }

  static Instant end(X509Certificate certificate) {
    return certificate.getNotAfter().toInstant();
  }

  private static byte[] der(X509Certificate certificate) {
    try {
      return certificate.getEncoded();
    } catch (CertificateEncodingException e) {
      throw new TrustException("cannot write down a certificate that has no bytes", e);
    }
  }
}
