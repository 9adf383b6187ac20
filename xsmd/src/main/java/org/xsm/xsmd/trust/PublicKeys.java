package org.xsm.xsmd.trust;

import java.security.KeyFactory;
import java.security.NoSuchAlgorithmException;
import java.security.PublicKey;
import java.security.interfaces.EdECPublicKey;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.NamedParameterSpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;

/** Public keys and their text (X.509, Base64): a decision. Two kinds count, P-256 and Ed25519. */
final class PublicKeys {
  private static final int LONGEST_TEXT = 512;
  private static final int EC_BYTES = 91;
  private static final int ED25519_BYTES = 44;

  private PublicKeys() {}

  static String text(PublicKey key) {
    return Base64.getEncoder().encodeToString(key.getEncoded());
  }

  static PublicKey parse(String text) {
    try {
      if (text.length() > LONGEST_TEXT) {
        throw new TrustException(
            "a public key of " + text.length() + " characters is none of ours");
      }
      byte[] bytes = Base64.getDecoder().decode(text);
      PublicKey key = key(bytes);
      // One key has one text, so that texts can be compared.
      if (!Arrays.equals(bytes, key.getEncoded()) || !text.equals(text(key))) {
        throw new TrustException("the public key \"" + Shown.of(text) + "\" is written oddly");
      }
      return key;
    } catch (IllegalArgumentException | NoSuchAlgorithmException | InvalidKeySpecException e) {
      throw new TrustException(
          "\"" + Shown.of(text) + "\" is not a public key (X.509, in Base64)", e);
    }
  }

  private static PublicKey key(byte[] bytes)
      throws NoSuchAlgorithmException, InvalidKeySpecException {
    var spec = new X509EncodedKeySpec(bytes);
    PublicKey key =
        switch (bytes.length) {
          case EC_BYTES -> KeyFactory.getInstance("EC").generatePublic(spec);
          case ED25519_BYTES -> KeyFactory.getInstance("Ed25519").generatePublic(spec);
          default -> throw new InvalidKeySpecException(bytes.length + " bytes are none of ours");
        };
    boolean ours = P256.has(key) || isEd25519(key);
    if (!ours) {
      throw new InvalidKeySpecException("neither on P-256 nor Ed25519");
    }
    return key;
  }

  private static boolean isEd25519(PublicKey key) {
    return key instanceof EdECPublicKey edwards
        && edwards.getParams().getName().equals(NamedParameterSpec.ED25519.getName());
  }
}
