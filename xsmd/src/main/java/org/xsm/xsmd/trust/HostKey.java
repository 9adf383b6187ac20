package org.xsm.xsmd.trust;

import java.nio.file.Path;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;

/**
 * The key pair of a host, on P-256: a value. It proves the host in TLS and signs what the host
 * ordered; it never leaves the host. Any thread.
 */
public final class HostKey {
  private final EcPair pair;
  private final String publicKey;

  private HostKey(EcPair pair) {
    this.pair = pair;
    this.publicKey = PublicKeys.text(pair.open());
  }

  public static HostKey generate(SecureRandom chance) {
    return new HostKey(EcPair.generate(chance));
  }

  /**
   * Reads it from a file that {@link #write} wrote.
   *
   * @throws TrustException when it is not there, damaged, or readable by others than its owner
   */
  public static HostKey read(Path file) {
    return new HostKey(EcPair.read(file));
  }

  /** Writes it (PEM, mode 0600), whole or not at all; returns when it is on the disk. */
  public void write(Path file) {
    pair.write(file);
  }

  /** Signs (SHA-256, ECDSA) so that {@link Signatures#verify} says yes. */
  public byte[] sign(byte[] message) {
    return pair.sign(message);
  }

  /** The public key as facts and certificates have it: X.509, Base64. */
  public String publicKey() {
    return publicKey;
  }

  PrivateKey secret() {
    return pair.secret();
  }

  PublicKey open() {
    return pair.open();
  }

  /** Never shows the private key. */
  @Override
  public String toString() {
    return "host key " + publicKey;
  }
}
