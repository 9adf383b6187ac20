package org.xsm.xsmd.replica.disk;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Reads the lines of a file one after the other: a resource. One thread. */
final class AuditReader implements Closeable {
  private final OpenFile file;
  private final long size;
  private final byte[] buffer = new byte[2 * AuditLine.MOST];
  private int from;
  private int held;
  private long at;

  /**
   * @param at where to begin
   * @param most where to end, if the file does not end before
   */
  AuditReader(Disk disk, Path path, long at, long most) throws IOException {
    this.file = disk.read(path);
    this.size = Math.min(most, file.size());
    this.at = at;
  }

  /** Where the next line begins. */
  long at() {
    return at;
  }

  long size() {
    return size;
  }

  /** The next line without its end; null where no whole line of a possible length comes. */
  byte @Nullable [] next() throws IOException {
    int end = end();
    if (end < 0) {
      fill();
      end = end();
    }
    if (end < 0) {
      return null;
    }
    byte[] line = Arrays.copyOfRange(buffer, from, end);
    from = end + 1;
    at += line.length + 1;
    return line;
  }

  private int end() {
    for (int i = from; i < held; i++) {
      if (buffer[i] == '\n') {
        return i;
      }
    }
    return -1;
  }

  private void fill() throws IOException {
    System.arraycopy(buffer, from, buffer, 0, held - from);
    held -= from;
    from = 0;
    long rest = Math.max(0, size - at - held);
    held += file.read(at + held, buffer, held, (int) Math.min(rest, buffer.length - held));
  }

  @Override
  public void close() throws IOException {
    file.close();
  }
}
