package org.xsm.xsmd.trust;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.SecureRandom;
import java.util.Arrays;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.bouncycastle.crypto.params.Argon2Parameters;

/**
 * Passwords of admins, by their hashes: a decision. All that is computed at one time takes no more
 * memory than the most that one may take; who comes then waits. Any thread.
 */
public final class Passwords {
  private static final int LONGEST = 1024;
  private static final int SALT = 16;
  private static final int HASH = 32;
  private static final long PATIENCE_SECONDS = 20;

  /** The second choice of RFC 9106, 4: for where memory is wanted for other things as well. */
  private static final PasswordCost.Argon2 DEFAULT =
      new PasswordCost.Argon2(
          Argon2Parameters.ARGON2_id, Argon2Parameters.ARGON2_VERSION_13, 64 * 1024, 3, 4);

  private static final Semaphore KIBIBYTES =
      new Semaphore(PasswordCost.Bounds.MOST_KIBIBYTES, true);

  private Passwords() {}

  /**
   * A hash for a site file (argon2id, 64 MiB), with a salt of its own.
   *
   * @throws TrustException when the password is empty or longer than 1024 bytes
   */
  public static String hash(String password, SecureRandom chance) {
    byte[] bytes = password.getBytes(UTF_8);
    if (bytes.length == 0 || bytes.length > LONGEST) {
      throw new TrustException(
          "a password of " + bytes.length + " bytes does not count; take 1 to " + LONGEST);
    }
    byte[] salt = new byte[SALT];
    chance.nextBytes(salt);
    return PasswordHash.write(
        DEFAULT, salt, bounded(DEFAULT, () -> DEFAULT.hash(bytes, salt, HASH)));
  }

  /**
   * Whether a password is the one of a hash. Takes up to some seconds, on purpose.
   *
   * @throws TrustException when the hash is none, asks for too much, or too many are asking
   */
  public static boolean matches(String hash, String password) {
    PasswordHash parsed = PasswordHash.parse(hash);
    byte[] bytes = password.getBytes(UTF_8);
    if (bytes.length > LONGEST) {
      return false;
    }
    return bounded(parsed.cost(), () -> parsed.isOf(bytes));
  }

  /**
   * Takes as long as {@link #matches} does with a hash made here: for logins that nobody has, so
   * that the time of an answer does not tell which there are.
   *
   * @throws TrustException when too many are asking
   */
  public static void matchNobody(String password) {
    byte[] bytes = password.getBytes(UTF_8);
    byte[] tried = Arrays.copyOf(bytes, Math.min(bytes.length, LONGEST));
    bounded(DEFAULT, () -> DEFAULT.hash(tried, new byte[SALT], HASH));
  }

  private static <T> T bounded(PasswordCost cost, Supplier<T> work) {
    int share = Math.toIntExact(cost.kibibytes());
    try {
      if (!KIBIBYTES.tryAcquire(share, PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        throw new TrustException("too many passwords are being checked now; try again");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new TrustException("interrupted while waiting to check a password", e);
    }
    try {
      return work.get();
    } finally {
      KIBIBYTES.release(share);
    }
  }
}
