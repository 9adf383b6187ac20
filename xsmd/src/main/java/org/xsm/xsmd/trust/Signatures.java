package org.xsm.xsmd.trust;

import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.Signature;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Whether a signature holds: a decision, for keys of hosts and for recovery keys. Any thread. */
public final class Signatures {
  private static final int MOST_KEYS = 256;

  private static final Map<String, PublicKey> KEYS =
      new LinkedHashMap<>(MOST_KEYS, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, PublicKey> eldest) {
          return size() > MOST_KEYS;
        }
      };

  private Signatures() {}

  /**
   * Whether the owner of a key signed a message. Whatever comes in, it says yes or no; what is no
   * key or no signature is a no.
   *
   * @param key the public key (X.509, Base64)
   */
  public static boolean verify(String key, byte[] message, byte[] signature) {
    PublicKey parsed = key(key);
    if (parsed == null) {
      return false;
    }
    try {
      Signature verifier = Signature.getInstance(P256.has(parsed) ? EcPair.ALGORITHM : "Ed25519");
      verifier.initVerify(parsed);
      verifier.update(message);
      return verifier.verify(signature);
    } catch (GeneralSecurityException | RuntimeException e) {
      // Signatures come from anywhere; some that are none make the platform throw.
      return false;
    }
  }

  /** How many parsed keys are remembered. */
  static int keysInMemory() {
    synchronized (KEYS) {
      return KEYS.size();
    }
  }

  private static @Nullable PublicKey key(String text) {
    synchronized (KEYS) {
      PublicKey known = KEYS.get(text);
      if (known != null) {
        return known;
      }
    }
    try {
      PublicKey parsed = PublicKeys.parse(text);
      synchronized (KEYS) {
        KEYS.put(text, parsed);
      }
      return parsed;
    } catch (TrustException e) {
      return null;
    }
  }
}
