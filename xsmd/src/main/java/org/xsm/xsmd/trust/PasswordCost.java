package org.xsm.xsmd.trust;

import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.generators.SCrypt;
import org.bouncycastle.crypto.params.Argon2Parameters;

/**
 * How a password is hashed, and how much that takes: a value. It is bounded, for a line of a site
 * file must not cost the daemon its memory or its time.
 */
sealed interface PasswordCost {
  /** The memory that it takes, in KiB. */
  long kibibytes();

  byte[] hash(byte[] password, byte[] salt, int length);

  /**
   * Argon2, RFC 9106.
   *
   * @param type 1 or 2, argon2i or argon2id
   * @param memory in KiB
   */
  record Argon2(int type, int version, int memory, int passes, int lanes) implements PasswordCost {
    private static final int LEAST_PER_LANE = 8;

    public Argon2 {
      Bounds.check(memory >= (long) LEAST_PER_LANE * lanes, "it has too little memory for its p");
      Bounds.check(memory, (long) memory * passes, lanes);
    }

    @Override
    public long kibibytes() {
      return memory;
    }

    @Override
    public byte[] hash(byte[] password, byte[] salt, int length) {
      var generator = new Argon2BytesGenerator();
      generator.init(
          new Argon2Parameters.Builder(type)
              .withVersion(version)
              .withMemoryAsKB(memory)
              .withIterations(passes)
              .withParallelism(lanes)
              .withSalt(salt)
              .build());
      byte[] hash = new byte[length];
      generator.generateBytes(password, hash);
      return hash;
    }
  }

  /**
   * Scrypt, RFC 7914.
   *
   * @param logN the power of two that N is
   */
  record Scrypt(int logN, int blocks, int lanes) implements PasswordCost {
    private static final int MOST_LOG_N = 30;
    private static final int BLOCK = 128;
    private static final int KIBIBYTE = 1024;

    public Scrypt {
      Bounds.check(logN <= MOST_LOG_N, "its ln is above " + MOST_LOG_N);
      // RFC 7914, 2: N is less than 2^(128 * r / 8).
      Bounds.check(logN < 16L * blocks, "its ln is too high for its r");
      long memory = memory(logN, blocks, lanes);
      Bounds.check(memory, 2 * memory * lanes, lanes);
    }

    @Override
    public long kibibytes() {
      return memory(logN, blocks, lanes);
    }

    @Override
    public byte[] hash(byte[] password, byte[] salt, int length) {
      return SCrypt.generate(password, salt, 1 << logN, blocks, lanes, length);
    }

    private static long memory(int logN, int blocks, int lanes) {
      return ((long) BLOCK * blocks * ((1L << logN) + lanes) + KIBIBYTE - 1) / KIBIBYTE;
    }
  }

  /** What a hash may ask for. */
  final class Bounds {
    static final int MOST_KIBIBYTES = 256 * 1024;
    static final int MOST_WORK = 2 * 1024 * 1024;
    static final int MOST_LANES = 64;

    private Bounds() {}

    /**
     * Holds what is asked for against what may be.
     *
     * @param work the KiB of memory that are gone over in all: a measure of time
     */
    static void check(long kibibytes, long work, int lanes) {
      check(lanes <= MOST_LANES, "its p is above " + MOST_LANES);
      check(kibibytes <= MOST_KIBIBYTES, "it takes more than 256 MiB");
      check(work <= MOST_WORK, "it takes too long");
    }

    static void check(boolean fine, String why) {
      if (!fine) {
        throw new TrustException("refused to use a hash of a password: " + why);
      }
    }
  }
}
