package org.xsm.xsmd.trust;

import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.bouncycastle.crypto.params.Argon2Parameters;

/**
 * What came of hashing a password, and how: a value, in the forms that a site file may have: {@code
 * $argon2id$v=19$m=65536,t=3,p=4$salt$hash}, the same with {@code argon2i}, and {@code
 * $scrypt$ln=16,r=8,p=1$salt$hash}; salt and hash in Base64, as other tools write them too.
 */
final class PasswordHash {
  private static final int LONGEST = 512;
  private static final int LEAST_SALT = 8;
  private static final int LEAST_HASH = 16;
  private static final int MOST_BYTES = 64;
  private static final Base64.Encoder WRITER = Base64.getEncoder().withoutPadding();
  private static final String NUMBER = "[1-9][0-9]{0,8}";

  private final PasswordCost cost;
  private final byte[] salt;
  private final byte[] hash;

  private PasswordHash(PasswordCost cost, byte[] salt, byte[] hash) {
    this.cost = cost;
    this.salt = salt;
    this.hash = hash;
  }

  static String write(PasswordCost.Argon2 cost, byte[] salt, byte[] hash) {
    String numbers = "m=" + cost.memory() + ",t=" + cost.passes() + ",p=" + cost.lanes();
    return String.join(
        "$",
        "",
        "argon2id",
        "v=" + cost.version(),
        numbers,
        WRITER.encodeToString(salt),
        WRITER.encodeToString(hash));
  }

  /**
   * Reads one.
   *
   * @throws TrustException when it is none, or asks for too much; the hash itself is not repeated
   */
  static PasswordHash parse(String text) {
    if (text.length() > LONGEST) {
      throw none("it is longer than " + LONGEST + " characters");
    }
    List<String> parts = Arrays.asList(text.split("\\$", -1));
    String kind = parts.size() > 1 && parts.getFirst().isEmpty() ? parts.get(1) : "";
    return switch (kind) {
      case "argon2id" -> argon2(Argon2Parameters.ARGON2_id, parts.subList(2, parts.size()));
      case "argon2i" -> argon2(Argon2Parameters.ARGON2_i, parts.subList(2, parts.size()));
      case "scrypt" -> scrypt(parts.subList(2, parts.size()));
      default -> throw none("it begins with neither $argon2id$, $argon2i$ nor $scrypt$");
    };
  }

  PasswordCost cost() {
    return cost;
  }

  boolean isOf(byte[] password) {
    return MessageDigest.isEqual(hash, cost.hash(password, salt, hash.length));
  }

  private static PasswordHash argon2(int type, List<String> parts) {
    // Who leaves the version out means the first one.
    boolean versioned = !parts.isEmpty() && parts.getFirst().startsWith("v=");
    int version = versioned ? number(parts.getFirst().substring(2), "v") : 16;
    if (version != Argon2Parameters.ARGON2_VERSION_10
        && version != Argon2Parameters.ARGON2_VERSION_13) {
      throw none("v=" + version + " is neither 16 nor 19");
    }
    List<String> rest = versioned ? parts.subList(1, parts.size()) : parts;
    Map<String, Integer> numbers = numbers(rest, List.of("m", "t", "p"));
    return of(
        new PasswordCost.Argon2(
            type, version, of(numbers, "m"), of(numbers, "t"), of(numbers, "p")),
        rest);
  }

  private static PasswordHash scrypt(List<String> parts) {
    Map<String, Integer> numbers = numbers(parts, List.of("ln", "r", "p"));
    return of(
        new PasswordCost.Scrypt(of(numbers, "ln"), of(numbers, "r"), of(numbers, "p")), parts);
  }

  private static PasswordHash of(PasswordCost cost, List<String> parts) {
    byte[] salt = bytes(parts.get(1), "salt", LEAST_SALT);
    return new PasswordHash(cost, salt, bytes(parts.get(2), "hash", LEAST_HASH));
  }

  private static Map<String, Integer> numbers(List<String> parts, List<String> names) {
    if (parts.size() != 3) {
      throw none("it is not made of " + String.join("=, ", names) + "=, a salt and a hash");
    }
    Map<String, Integer> numbers = new TreeMap<>();
    for (String pair : parts.getFirst().split(",", -1)) {
      int sign = pair.indexOf('=');
      String name = sign < 0 ? "" : pair.substring(0, sign);
      if (!names.contains(name)
          || numbers.put(name, number(pair.substring(sign + 1), name)) != null) {
        throw none("\"" + Shown.of(pair) + "\" is not one of " + String.join("=, ", names) + "=");
      }
    }
    return numbers;
  }

  private static int of(Map<String, Integer> numbers, String name) {
    Integer number = numbers.get(name);
    if (number == null) {
      throw none("it has no " + name + "=");
    }
    return number;
  }

  private static int number(String text, String name) {
    if (!text.matches(NUMBER)) {
      throw none(name + "=" + Shown.of(text) + " is not a number above 0");
    }
    return Integer.parseInt(text);
  }

  private static byte[] bytes(String text, String what, int least) {
    try {
      // Some tools write . for +.
      byte[] bytes = Base64.getDecoder().decode(text.replace('.', '+'));
      if (bytes.length < least || bytes.length > MOST_BYTES) {
        throw none(
            "its "
                + what
                + " has "
                + bytes.length
                + " bytes; "
                + least
                + " to "
                + MOST_BYTES
                + " count");
      }
      return bytes;
    } catch (IllegalArgumentException e) {
      throw none("its " + what + " is not Base64");
    }
  }

  private static TrustException none(String why) {
    return new TrustException(
        "not a hash of a password that counts: "
            + why
            + "; write one as in $argon2id$v=19$m=65536,t=3,p=4$…$…");
  }
}
