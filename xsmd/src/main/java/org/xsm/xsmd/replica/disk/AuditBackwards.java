package org.xsm.xsmd.replica.disk;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Reads the lines of a file, the last one first: a resource. One thread. */
final class AuditBackwards implements Closeable {
  private final OpenFile file;
  private final long size;

  /** Where the line begins that was read last. */
  private long at;

  private byte[] block = new byte[0];
  private long blockAt;

  /**
   * @param most where to begin, if the file does not end before
   */
  AuditBackwards(Disk disk, Path path, long most) throws IOException {
    this.file = disk.read(path);
    this.size = file.size();
    this.at = Math.min(most, size);
    this.blockAt = at;
  }

  /** How long the file is. */
  long size() {
    return size;
  }

  /** The line before, without its end; null where no line of a possible length comes. */
  byte @Nullable [] previous() throws IOException {
    if (at == 0) {
      return null;
    }
    int start = start();
    if (start < 0) {
      show();
      start = start();
    }
    if (start < 0) {
      return null;
    }
    byte[] line = Arrays.copyOfRange(block, start, (int) (at - 1 - blockAt));
    at = blockAt + start;
    return line;
  }

  /** Where in the block the line begins that ends before {@link #at}; -1 if that is not in it. */
  private int start() {
    for (int i = (int) (at - 2 - blockAt); i >= 0; i--) {
      if (block[i] == '\n') {
        return i + 1;
      }
    }
    return blockAt == 0 && at > 0 && block.length >= at ? 0 : -1;
  }

  private void show() throws IOException {
    blockAt = Math.max(0, at - AuditLine.MOST);
    byte[] read = new byte[(int) (at - blockAt)];
    int length = file.read(blockAt, read, 0, read.length);
    block = Arrays.copyOf(read, length);
  }

  @Override
  public void close() throws IOException {
    file.close();
  }
}
