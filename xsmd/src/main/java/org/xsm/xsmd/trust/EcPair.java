package org.xsm.xsmd.trust;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.InvalidAlgorithmParameterException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.interfaces.ECPrivateKey;
import java.security.spec.ECGenParameterSpec;
import java.util.Arrays;
import java.util.List;
import org.bouncycastle.asn1.ASN1BitString;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.asn1.sec.SECObjectIdentifiers;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;
import org.jspecify.annotations.Nullable;

/** A private key on P-256 and its public key: a value. Hosts and authorities have one each. */
record EcPair(PrivateKey secret, PublicKey open) {
  static final String ALGORITHM = "SHA256withECDSA";

  private static final AlgorithmIdentifier KIND =
      new AlgorithmIdentifier(X9ObjectIdentifiers.id_ecPublicKey, SECObjectIdentifiers.secp256r1);

  static EcPair generate(SecureRandom chance) {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
      generator.initialize(new ECGenParameterSpec(P256.NAME), chance);
      KeyPair pair = generator.generateKeyPair();
      return new EcPair(pair.getPrivate(), pair.getPublic());
    } catch (NoSuchAlgorithmException | InvalidAlgorithmParameterException e) {
      throw new IllegalStateException("this Java has no keys on " + P256.NAME, e);
    }
  }

  static EcPair read(Path file) {
    return parse("the key in " + file, TrustFile.readPrivate(file));
  }

  /** Writes it so that nobody but the owner of this process can read it. */
  void write(Path file) {
    TrustFile.writePrivate(file, pem());
  }

  byte[] sign(byte[] message) {
    try {
      Signature signature = Signature.getInstance(ALGORITHM);
      signature.initSign(secret);
      signature.update(message);
      return signature.sign();
    } catch (GeneralSecurityException e) {
      throw new TrustException("cannot sign with a key on " + P256.NAME, e);
    }
  }

  /** PKCS #8 with the public key in it, which shows damage that would make it another key. */
  String pem() {
    try {
      BigInteger number = ((ECPrivateKey) secret).getS();
      ASN1BitString point = SubjectPublicKeyInfo.getInstance(open.getEncoded()).getPublicKeyData();
      var key = new org.bouncycastle.asn1.sec.ECPrivateKey(256, number, point, null);
      return Pem.write(Pem.PRIVATE_KEY, new PrivateKeyInfo(KIND, key).getEncoded());
    } catch (IOException e) {
      throw new TrustException("cannot write down a key", e);
    }
  }

  static EcPair parse(String name, String pem) {
    List<byte[]> blocks = Pem.read(name, Pem.PRIVATE_KEY, pem);
    if (blocks.size() != 1) {
      throw new TrustException(name + " is not one key but " + blocks.size());
    }
    try {
      PrivateKeyInfo info = PrivateKeyInfo.getInstance(blocks.getFirst());
      if (!info.getPrivateKeyAlgorithm().equals(KIND)) {
        throw new TrustException(name + " is not one on " + P256.NAME + ", as all keys here are");
      }
      return pair(name, org.bouncycastle.asn1.sec.ECPrivateKey.getInstance(info.parsePrivateKey()));
    } catch (TrustException e) {
      throw e;
    } catch (IOException | GeneralSecurityException | RuntimeException e) {
      // The library answers bytes that are no key with exceptions of many kinds.
      throw damaged(name, e);
    }
  }

  private static EcPair pair(String name, org.bouncycastle.asn1.sec.ECPrivateKey key)
      throws GeneralSecurityException {
    BigInteger number = key.getKey();
    if (!P256.isPrivate(number)) {
      throw damaged(name, null);
    }
    var pair = new EcPair(P256.privateKey(number), P256.publicKey(number));
    ASN1BitString written = key.getPublicKey();
    if (written != null && !Arrays.equals(written.getOctets(), pair.point())) {
      throw damaged(name, null);
    }
    return pair;
  }

  private byte[] point() {
    return SubjectPublicKeyInfo.getInstance(open.getEncoded()).getPublicKeyData().getOctets();
  }

  private static TrustException damaged(String name, @Nullable Exception cause) {
    String message = name + " is damaged; restore it from a backup, or make a new key";
    return cause == null ? new TrustException(message) : new TrustException(message, cause);
  }

  /** Never shows the key. */
  @Override
  public String toString() {
    return "key on " + P256.NAME;
  }
}
