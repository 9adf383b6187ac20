package org.xsm.xsmd.replica.disk;

import java.nio.ByteBuffer;
import java.util.Optional;
import org.xsm.xsmd.replica.order.Bytes;
import org.xsm.xsmd.store.Hash;

/**
 * How far an audit log was acknowledged: a value, kept beside it.
 *
 * @param number of the last line
 * @param hash of the last line
 * @param file the number of the first line in the file where it stands
 * @param end where it ends in that file
 */
record AuditAnchor(long number, Hash hash, long file, long end) {
  /** Before the first line. */
  static final AuditAnchor NOTHING = new AuditAnchor(0, Hash.NONE, 1, 0);

  private static final int SIZE = 8 + 32 + 8 + 8;

  Bytes bytes() {
    return Bytes.wrap(
        ByteBuffer.allocate(SIZE)
            .putLong(number)
            .put(hash.bytes())
            .putLong(file)
            .putLong(end)
            .array());
  }

  /** The anchor in a file, if there is one. */
  static Optional<AuditAnchor> read(DurableFile file) {
    return file.read().map(bytes -> parse(file, bytes));
  }

  private static AuditAnchor parse(DurableFile file, Bytes bytes) {
    if (bytes.size() != SIZE) {
      throw new DamagedException(file.path(), "it is not an anchor");
    }
    ByteBuffer buffer = ByteBuffer.wrap(bytes.array());
    long number = buffer.getLong();
    byte[] hash = new byte[32];
    buffer.get(hash);
    return new AuditAnchor(number, Hash.ofDigest(hash), buffer.getLong(), buffer.getLong());
  }
}
