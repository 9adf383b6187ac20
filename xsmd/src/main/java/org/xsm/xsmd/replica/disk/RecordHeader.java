package org.xsm.xsmd.replica.disk;

import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.zip.CRC32C;
import org.xsm.xsmd.store.Hash;
import org.xsm.xsmd.store.Position;

/** How a file of entries begins: a decision. It says what the first entry follows. */
final class RecordHeader {
  /** Magic, version, the position before the first entry, the CRC32C of these. */
  static final int SIZE = 4 + 4 + 8 + 8 + 32 + 4;

  static final int JOURNAL = 0x58534D4A; // XSMJ
  static final int LINEAGE = 0x58534D4C; // XSML

  private static final int VERSION = 1;

  private RecordHeader() {}

  static byte[] encode(int magic, Position start) {
    byte[] bytes = new byte[SIZE];
    ByteBuffer.wrap(bytes)
        .putInt(magic)
        .putInt(VERSION)
        .putLong(start.epoch())
        .putLong(start.index())
        .put(start.hash().bytes());
    return ByteBuffer.wrap(bytes).putInt(SIZE - 4, crc(bytes)).array();
  }

  /** The position before the first entry. */
  static Position decode(Path path, int magic, byte[] bytes) {
    if (bytes.length < SIZE) {
      throw new DamagedException(path, "it ends within its header");
    }
    ByteBuffer buffer = ByteBuffer.wrap(bytes);
    if (buffer.getInt() != magic) {
      throw new DamagedException(path, "it does not begin as a file of xsmd");
    }
    int version = buffer.getInt();
    long epoch = buffer.getLong();
    long index = buffer.getLong();
    byte[] hash = new byte[32];
    buffer.get(hash);
    if (buffer.getInt() != crc(bytes)) {
      throw new DamagedException(path, "its header does not match its CRC32C");
    }
    if (version != VERSION) {
      throw new DamagedException(
          path, "it has version " + version + ", and this xsmd knows " + VERSION);
    }
    return new Position(epoch, index, Hash.ofDigest(hash));
  }

  private static int crc(byte[] header) {
    CRC32C crc = new CRC32C();
    crc.update(header, 0, SIZE - 4);
    return (int) crc.getValue();
  }
}
