package org.xsm.xsmd.trust;

import java.math.BigInteger;
import java.nio.file.Path;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Date;
import java.util.Optional;
import java.util.UUID;

/**
 * What signs the certificates of a site's hosts: a value, a key and its certificate. The key lies
 * on voters only. Any thread.
 */
public final class Authority {
  /** So much clocks may differ: certificates begin that long before they are made. */
  static final Duration SKEW = Duration.ofDays(1);

  private static final int YEARS = 20;
  private static final Duration HOST_LIFE = Duration.ofDays(365);
  private static final int SERIAL_BITS = 128;

  private final EcPair pair;
  private final X509Certificate certificate;
  private final UUID site;
  private final SecureRandom chance;

  private Authority(EcPair pair, X509Certificate certificate, UUID site, SecureRandom chance) {
    this.pair = pair;
    this.certificate = certificate;
    this.site = site;
    this.chance = chance;
  }

  /** A new authority of a site, for twenty years. */
  public static Authority create(UUID site, Clock clock, SecureRandom chance) {
    EcPair pair = EcPair.generate(chance);
    Instant now = clock.instant();
    Instant end = now.atOffset(ZoneOffset.UTC).plusYears(YEARS).toInstant();
    X509Certificate certificate =
        new Issue(serial(chance), Date.from(now.minus(SKEW)), Date.from(end))
            .authority(new Subject(site, null), pair);
    return new Authority(pair, certificate, site, chance);
  }

  /**
   * An authority whose key lies in a file.
   *
   * @throws TrustException when key or certificate are not what they should be, or no pair
   */
  public static Authority read(Path keyFile, X509Certificate certificate, SecureRandom chance) {
    return of(EcPair.read(keyFile), "the key in " + keyFile, certificate, chance);
  }

  /** An authority whose key came over a wire, as {@link #keyPem} wrote it. */
  public static Authority parse(String keyPem, X509Certificate certificate, SecureRandom chance) {
    String name = "the key that was handed over";
    return of(EcPair.parse(name, keyPem), name, certificate, chance);
  }

  private static Authority of(
      EcPair pair, String name, X509Certificate certificate, SecureRandom chance) {
    Optional<Subject> subject = Certificates.subject(certificate);
    if (subject.isEmpty() || subject.get().host() != null || !isAuthority(certificate)) {
      throw new TrustException("the certificate to " + name + " is not that of an authority");
    }
    if (!certificate.getPublicKey().equals(pair.open())) {
      throw new TrustException(name + " and the certificate of the authority are no pair");
    }
    return new Authority(pair, certificate, subject.get().site(), chance);
  }

  static boolean isAuthority(X509Certificate certificate) {
    return certificate.getBasicConstraints() >= 0;
  }

  /** Writes the key (PEM, mode 0600), whole or not at all; returns when it is on the disk. */
  public void writeKey(Path file) {
    pair.write(file);
  }

  /** The key itself, to be handed to another voter over TLS and to nobody else. */
  public String keyPem() {
    return pair.pem();
  }

  public X509Certificate certificate() {
    return certificate;
  }

  public UUID site() {
    return site;
  }

  public Fingerprint fingerprint() {
    return Fingerprint.of(certificate);
  }

  /**
   * A certificate for a host, for a year, over the key that the host has.
   *
   * @param publicKey X.509, Base64, on P-256; whoever calls has seen a {@link JoinProof} of it
   * @param addresses IP addresses and names under which people may reach it, beside its name
   */
  public X509Certificate issue(
      String host, String publicKey, Collection<String> addresses, Clock clock) {
    Subject subject = new Subject(site, host);
    PublicKey key = PublicKeys.parse(publicKey);
    if (!P256.has(key)) {
      throw new TrustException("cannot certify host " + host + ": its key is not on " + P256.NAME);
    }
    Instant now = clock.instant();
    Instant end = now.plus(HOST_LIFE);
    Instant last = Certificates.end(certificate);
    if (now.isAfter(last)) {
      throw new TrustException(
          "cannot certify host " + host + ": the site's authority expired on " + last);
    }
    return new Issue(
            serial(chance), Date.from(now.minus(SKEW)), Date.from(end.isAfter(last) ? last : end))
        .host(subject, key, addresses, certificate, pair);
  }

  private static BigInteger serial(SecureRandom chance) {
    return new BigInteger(SERIAL_BITS, chance).setBit(SERIAL_BITS - 1);
  }

  /** Never shows the key. */
  @Override
  public String toString() {
    return "authority " + fingerprint().brief() + " of site " + site;
  }
}
