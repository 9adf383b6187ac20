package org.xsm.xsmd.api;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.HexFormat;
import org.xsm.xsmd.store.Hash;

/** Words that cannot be guessed: a decision. Where one is kept, its hash is kept instead. */
final class Tokens {
  private static final int BYTES = 32;

  private Tokens() {}

  static String random(SecureRandom chance) {
    byte[] bytes = new byte[BYTES];
    chance.nextBytes(bytes);
    return HexFormat.of().formatHex(bytes);
  }

  static Hash hash(String token) {
    return Hash.of(token.getBytes(StandardCharsets.UTF_8));
  }
}
