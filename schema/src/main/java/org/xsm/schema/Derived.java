package org.xsm.schema;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.UUID;

/**
 * What a guest has when nobody says otherwise, the same on every host and for ever: a decision.
 * Derived from the id of the site and the id of the guest, which a rename keeps.
 */
public final class Derived {
  private Derived() {}

  /** The UUID of a guest: version 5 of RFC 9562, in the name space of the site. */
  public static UUID uuid(UUID site, String guest) {
    ByteBuffer hash = ByteBuffer.wrap(hash("SHA-1", site, guest));
    long high = (hash.getLong() & ~0xF000L) | 0x5000L;
    long low = (hash.getLong() & 0x3FFFFFFFFFFFFFFFL) | 0x8000000000000000L;
    return new UUID(high, low);
  }

  /** The address of a guest's card, counted from 0: locally administered, 46 bits of a hash. */
  public static MacAddress mac(UUID site, String guest, int card) {
    byte[] hash = hash("SHA-256", site, guest + "#" + card);
    byte[] mac = Arrays.copyOf(hash, 6);
    mac[0] = (byte) ((mac[0] & 0xFC) | 0x02);
    return new MacAddress(HexFormat.ofDelimiter(":").formatHex(mac));
  }

  private static byte[] hash(String algorithm, UUID site, String name) {
    try {
      MessageDigest digest = MessageDigest.getInstance(algorithm);
      ByteBuffer space = ByteBuffer.allocate(16);
      space.putLong(site.getMostSignificantBits()).putLong(site.getLeastSignificantBits());
      digest.update(space.array());
      return digest.digest(name.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has " + algorithm, e);
    }
  }
}
