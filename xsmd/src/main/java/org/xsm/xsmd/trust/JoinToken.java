package org.xsm.xsmd.trust;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * What lets one machine into a site, once: a value. It says which site, how its hosts prove that
 * they are of it, and a secret that proves to them that the machine was meant.
 *
 * @param id which token it is, in hexadecimal digits; not secret
 * @param secret the secret as it is sent, in Base64
 */
public record JoinToken(UUID site, Fingerprint authority, String id, String secret) {
  private static final String PREFIX = "xsm1.";
  private static final int UUID_BYTES = 16;
  private static final int ID_BYTES = 8;
  private static final int SECRET_BYTES = 24;
  private static final int CHECKSUM_BYTES = 4;
  private static final int BYTES = UUID_BYTES + Fingerprint.BYTES + ID_BYTES + SECRET_BYTES;
  private static final int LETTERS = (BYTES + CHECKSUM_BYTES) * 4 / 3;
  private static final Pattern ID = Pattern.compile("[0-9a-f]{16}");
  private static final Pattern SECRET = Pattern.compile("[A-Za-z0-9_-]{32}");
  private static final int LONGEST_SECRET = 64;
  private static final Base64.Encoder WRITER = Base64.getUrlEncoder().withoutPadding();
  private static final String ADVICE = "copy it whole, as xsm token printed it";

  public JoinToken {
    if (!ID.matcher(id).matches() || !SECRET.matcher(secret).matches()) {
      throw new TrustException("a join token has an id of 16 digits and a secret of 32 characters");
    }
  }

  public static JoinToken create(UUID site, Fingerprint authority, SecureRandom chance) {
    byte[] id = new byte[ID_BYTES];
    byte[] secret = new byte[SECRET_BYTES];
    chance.nextBytes(id);
    chance.nextBytes(secret);
    return new JoinToken(
        site, authority, HexFormat.of().formatHex(id), WRITER.encodeToString(secret));
  }

  /**
   * Reads what {@link #text} wrote; blanks and line ends that a terminal put into it do no harm.
   *
   * @throws TrustException that says what is wrong, and never repeats the token
   */
  public static JoinToken parse(String text) {
    String token = text.replaceAll("\\s", "");
    if (!token.startsWith(PREFIX)) {
      throw new TrustException("a join token begins with " + PREFIX + "; " + ADVICE);
    }
    String letters = token.substring(PREFIX.length());
    if (letters.length() != LETTERS) {
      throw new TrustException(
          "a join token has "
              + LETTERS
              + " characters after "
              + PREFIX
              + ", this one has "
              + letters.length()
              + "; "
              + ADVICE);
    }
    byte[] bytes = decode(letters);
    byte[] body = Arrays.copyOf(bytes, BYTES);
    byte[] checksum = Arrays.copyOfRange(bytes, BYTES, bytes.length);
    if (!MessageDigest.isEqual(checksum, checksum(body))) {
      throw new TrustException("a character of the join token is not right; " + ADVICE);
    }
    ByteBuffer parts = ByteBuffer.wrap(body);
    return new JoinToken(
        new UUID(parts.getLong(), parts.getLong()),
        Fingerprint.of(next(parts, Fingerprint.BYTES)),
        HexFormat.of().formatHex(next(parts, ID_BYTES)),
        WRITER.encodeToString(next(parts, SECRET_BYTES)));
  }

  /** The whole token, to be carried to the machine. */
  public String text() {
    byte[] body =
        ByteBuffer.allocate(BYTES)
            .putLong(site.getMostSignificantBits())
            .putLong(site.getLeastSignificantBits())
            .put(authority.bytes())
            .put(HexFormat.of().parseHex(id))
            .put(Base64.getUrlDecoder().decode(secret))
            .array();
    byte[] whole =
        ByteBuffer.allocate(BYTES + CHECKSUM_BYTES).put(body).put(checksum(body)).array();
    return PREFIX + WRITER.encodeToString(whole);
  }

  /** The hash of the secret (SHA-256, in hexadecimal digits): all that the site keeps of it. */
  public String secretHash() {
    return hash(secret);
  }

  /** Whether a secret that was sent has that hash, in a time that does not tell how nearly. */
  public static boolean matches(String hash, String secret) {
    return secret.length() <= LONGEST_SECRET
        && MessageDigest.isEqual(hash.getBytes(US_ASCII), hash(secret).getBytes(US_ASCII));
  }

  private static String hash(String secret) {
    return HexFormat.of().formatHex(Digests.sha256().digest(secret.getBytes(US_ASCII)));
  }

  private static byte[] checksum(byte[] body) {
    return Digests.checksum(CHECKSUM_BYTES, "xsm join token 1", body);
  }

  private static byte[] decode(String letters) {
    try {
      return Base64.getUrlDecoder().decode(letters);
    } catch (IllegalArgumentException e) {
      // Without the cause: its message repeats parts of the token.
      throw new TrustException("a join token is made of letters, digits, - and _ only; " + ADVICE);
    }
  }

  private static byte[] next(ByteBuffer parts, int length) {
    byte[] part = new byte[length];
    parts.get(part);
    return part;
  }

  /** Never shows the secret. */
  @Override
  public String toString() {
    return "join token " + id + " of site " + site;
  }
}
