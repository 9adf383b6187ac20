package org.xsm.xsmd.replica.disk;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.zip.CRC32C;

/**
 * How far a journal was durable for sure: a resource. It is written after each append and not
 * forced: it may lag, it never claims too much. With it, an acknowledged entry that a flipped bit
 * took is told from one that was never written out.
 */
final class Mark implements AutoCloseable {
  private static final int MAGIC = 0x58534D4B; // XSMK
  private static final int SIZE = 4 + 8 + 4;

  private final OpenFile file;
  private final long found;

  private Mark(OpenFile file, long found) {
    this.file = file;
    this.found = found;
  }

  static Mark open(Disk disk, Path path) throws IOException {
    OpenFile file = disk.exists(path) ? disk.open(path) : disk.create(path, Disk.Access.OWNER);
    try {
      byte[] bytes = new byte[SIZE];
      int read = file.read(0, bytes, 0, SIZE);
      ByteBuffer buffer = ByteBuffer.wrap(bytes);
      boolean good = read == SIZE && buffer.getInt(0) == MAGIC && buffer.getInt(12) == crc(bytes);
      return new Mark(file, good ? buffer.getLong(4) : 0);
    } catch (IOException | RuntimeException e) {
      file.close();
      throw e;
    }
  }

  /** The index up to which all was durable when the journal was last used; 0 if nobody knows. */
  long found() {
    return found;
  }

  void set(long index) throws IOException {
    byte[] bytes = new byte[SIZE];
    ByteBuffer buffer = ByteBuffer.wrap(bytes).putInt(0, MAGIC).putLong(4, index);
    buffer.putInt(12, crc(bytes));
    file.write(0, bytes, 0, SIZE);
  }

  /** Before entries are taken back, and at the end. */
  void setForSure(long index) throws IOException {
    set(index);
    file.force();
  }

  @Override
  public void close() throws IOException {
    file.close();
  }

  private static int crc(byte[] bytes) {
    CRC32C crc = new CRC32C();
    crc.update(bytes, 0, SIZE - 4);
    return (int) crc.getValue();
  }
}
