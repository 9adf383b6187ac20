package org.xsm.xsmd.trust;

import java.security.MessageDigest;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.HexFormat;
import java.util.Locale;
import java.util.regex.Pattern;

/** The SHA-256 of a certificate: a value, as 64 small hexadecimal digits. */
public record Fingerprint(String hex) {
  static final int BYTES = 32;

  private static final String PREFIX = "sha256:";
  private static final Pattern HEX = Pattern.compile("[0-9a-f]{64}");

  public Fingerprint {
    if (!HEX.matcher(hex).matches()) {
      throw new TrustException("\"" + Shown.of(hex) + "\" is not 64 hexadecimal digits");
    }
  }

  public static Fingerprint of(X509Certificate certificate) {
    try {
      return of(Digests.sha256().digest(certificate.getEncoded()));
    } catch (CertificateEncodingException e) {
      throw new TrustException("cannot take the fingerprint of a certificate that has no bytes", e);
    }
  }

  static Fingerprint of(byte[] digest) {
    return new Fingerprint(HexFormat.of().formatHex(digest));
  }

  /** Reads the form that a site file has: {@code sha256:} and 64 digits, small or capital. */
  public static Fingerprint parse(String text) {
    String small = text.strip().toLowerCase(Locale.ROOT);
    if (!small.startsWith(PREFIX) || !HEX.matcher(small.substring(PREFIX.length())).matches()) {
      throw new TrustException(
          "\""
              + Shown.of(text)
              + "\" is not a fingerprint; write sha256: and 64 hexadecimal digits");
    }
    return new Fingerprint(small.substring(PREFIX.length()));
  }

  public byte[] bytes() {
    return HexFormat.of().parseHex(hex);
  }

  /** Enough of it to tell two apart at a glance. */
  public String brief() {
    return hex.substring(0, 12);
  }

  /** Whether it is that of a certificate, in a time that does not tell how much of it is. */
  public boolean isOf(X509Certificate certificate) {
    return MessageDigest.isEqual(bytes(), of(certificate).bytes());
  }

  /** As a site file has it. */
  @Override
  public String toString() {
    return PREFIX + hex;
  }
}
