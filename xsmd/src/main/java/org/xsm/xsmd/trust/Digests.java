package org.xsm.xsmd.trust;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;

/** The one digest of this room: a decision. */
final class Digests {
  private Digests() {}

  static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("this Java has no SHA-256", e);
    }
  }

  /** The first bytes of the digest of a word that says what it is for, and the parts. */
  static byte[] checksum(int length, String purpose, byte[]... parts) {
    MessageDigest digest = sha256();
    digest.update(purpose.getBytes(UTF_8));
    for (byte[] part : parts) {
      digest.update(part);
    }
    return Arrays.copyOf(digest.digest(), length);
  }
}
