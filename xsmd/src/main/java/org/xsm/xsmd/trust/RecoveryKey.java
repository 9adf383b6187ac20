package org.xsm.xsmd.trust;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.spec.EdECPrivateKeySpec;
import java.security.spec.NamedParameterSpec;
import java.util.Arrays;
import java.util.Base64;
import org.bouncycastle.crypto.params.Ed25519PrivateKeyParameters;
import org.bouncycastle.crypto.util.SubjectPublicKeyInfoFactory;

/**
 * The key that an admin keeps on paper, for the day when no voter is left: a value. It is Ed25519,
 * made of 32 bytes, so that it is short enough to be typed.
 */
public final class RecoveryKey {
  private static final int SEED = 32;
  private static final int CHECKSUM = 3;
  private static final int GROUP = 4;
  private static final String PURPOSE = "xsm recovery key 1";

  private final byte[] seed;

  private RecoveryKey(byte[] seed) {
    this.seed = seed;
  }

  public static RecoveryKey generate(SecureRandom chance) {
    byte[] seed = new byte[SEED];
    chance.nextBytes(seed);
    return new RecoveryKey(seed);
  }

  /**
   * Reads what an admin typed, in small or capital letters, with or without blanks and dashes.
   *
   * @throws TrustException that says what is wrong, and never repeats more than a letter of it
   */
  public static RecoveryKey parse(String text) {
    byte[] bytes = Base32.read("the recovery key", text, SEED + CHECKSUM);
    byte[] seed = Arrays.copyOf(bytes, SEED);
    byte[] checksum = Arrays.copyOfRange(bytes, SEED, bytes.length);
    if (!MessageDigest.isEqual(checksum, Digests.checksum(CHECKSUM, PURPOSE, seed))) {
      throw new TrustException(
          "the recovery key is mistyped somewhere: its checksum is not right; compare it group by"
              + " group");
    }
    return new RecoveryKey(seed);
  }

  /** The key itself, in groups of four letters and digits with a checksum; show it once. */
  public String text() {
    byte[] bytes = Arrays.copyOf(seed, SEED + CHECKSUM);
    System.arraycopy(Digests.checksum(CHECKSUM, PURPOSE, seed), 0, bytes, SEED, CHECKSUM);
    return Base32.write(bytes, GROUP);
  }

  /** The public key as facts have it: X.509, Base64. */
  public String publicKey() {
    try {
      var open = new Ed25519PrivateKeyParameters(seed).generatePublicKey();
      byte[] der = SubjectPublicKeyInfoFactory.createSubjectPublicKeyInfo(open).getEncoded();
      return Base64.getEncoder().encodeToString(der);
    } catch (IOException e) {
      throw new TrustException("cannot write down the public part of a recovery key", e);
    }
  }

  /** Signs so that {@link Signatures#verify} says yes. */
  public byte[] sign(byte[] message) {
    try {
      PrivateKey key =
          KeyFactory.getInstance("Ed25519")
              .generatePrivate(new EdECPrivateKeySpec(NamedParameterSpec.ED25519, seed));
      Signature signature = Signature.getInstance("Ed25519");
      signature.initSign(key);
      signature.update(message);
      return signature.sign();
    } catch (GeneralSecurityException e) {
      throw new TrustException("cannot sign with a recovery key", e);
    }
  }

  /** Never shows the key. */
  @Override
  public String toString() {
    return "recovery key of " + publicKey();
  }
}
