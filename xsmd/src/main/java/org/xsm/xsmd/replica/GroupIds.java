package org.xsm.xsmd.replica;

import java.nio.ByteBuffer;
import java.util.UUID;
import org.xsm.xsmd.store.Hash;

/** The names of the voters' groups: a function. Each epoch has a group of its own. */
final class GroupIds {
  private GroupIds() {}

  /** The same wherever it is asked: a name-based UUID of the site and the epoch. */
  static UUID of(UUID site, long epoch) {
    byte[] name =
        ByteBuffer.allocate(24)
            .putLong(site.getMostSignificantBits())
            .putLong(site.getLeastSignificantBits())
            .putLong(epoch)
            .array();
    ByteBuffer digest = ByteBuffer.wrap(Hash.of(name).bytes());
    long most = (digest.getLong() & ~0xf000L) | 0x8000L;
    long least = (digest.getLong() & 0x3fffffffffffffffL) | 0x8000000000000000L;
    return new UUID(most, least);
  }
}
