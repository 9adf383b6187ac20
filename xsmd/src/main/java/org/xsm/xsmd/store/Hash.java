package org.xsm.xsmd.store;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.regex.Pattern;

/** A SHA-256 of something: a value, as 64 hexadecimal digits. */
public record Hash(String hex) {
  private static final Pattern DIGITS = Pattern.compile("[0-9a-f]{64}");
  private static final HexFormat HEX = HexFormat.of();

  /** What stands before the first of a chain. */
  public static final Hash NONE = new Hash("0".repeat(64));

  public Hash {
    if (!DIGITS.matcher(hex).matches()) {
      throw new IllegalArgumentException("\"" + hex + "\" is not a SHA-256 in hexadecimal digits");
    }
  }

  /** The hash of the parts, one after the other; whoever calls makes their borders clear. */
  public static Hash of(byte[]... parts) {
    MessageDigest digest = sha256();
    for (byte[] part : parts) {
      digest.update(part);
    }
    return ofDigest(digest.digest());
  }

  /** The hash whose 32 bytes are these. */
  public static Hash ofDigest(byte[] digest) {
    return new Hash(HEX.formatHex(digest));
  }

  public byte[] bytes() {
    return HEX.parseHex(hex);
  }

  /** Enough of it to tell two apart at a glance. */
  public String brief() {
    return hex.substring(0, 12);
  }

  @Override
  public String toString() {
    return hex;
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("this Java has no SHA-256", e);
    }
  }
}
