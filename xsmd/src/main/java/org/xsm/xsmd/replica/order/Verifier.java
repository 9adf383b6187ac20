package org.xsm.xsmd.replica.order;

/** Tells whether a key signed a message. Any thread; never throws, whatever the bytes. */
@FunctionalInterface
public interface Verifier {
  /**
   * Whether it did.
   *
   * @param key a public key (X.509, Base64)
   */
  boolean verify(String key, Bytes message, Bytes signature);
}
