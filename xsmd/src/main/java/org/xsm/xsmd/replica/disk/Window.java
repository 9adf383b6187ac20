package org.xsm.xsmd.replica.disk;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * A stretch of a file in memory, so that small reads one after the other cost few calls: a
 * resource. One thread.
 */
final class Window implements Closeable {
  private static final int WIDTH = 64 * 1024;

  private final OpenFile file;
  private final byte[] buffer = new byte[WIDTH];
  private final ByteBuffer view = ByteBuffer.wrap(buffer);
  private long start;
  private int held;

  Window(OpenFile file) {
    this.file = file;
  }

  /** The bytes at a place; fewer where the file ends. */
  byte[] bytes(long at, int length) throws IOException {
    if (length > WIDTH) {
      byte[] bytes = new byte[length];
      int read = file.read(at, bytes, 0, length);
      return read == length ? bytes : Arrays.copyOf(bytes, read);
    }
    show(at, length);
    int from = (int) (at - start);
    return Arrays.copyOfRange(buffer, from, from + Math.min(length, held - from));
  }

  /** The number at a place, which must be within the file. */
  int intAt(long at) throws IOException {
    show(at, Integer.BYTES);
    return view.getInt((int) (at - start));
  }

  /** The number at a place, which must be within the file. */
  long longAt(long at) throws IOException {
    show(at, Long.BYTES);
    return view.getLong((int) (at - start));
  }

  private void show(long at, int length) throws IOException {
    if (at < start || at + length > start + held) {
      start = at;
      held = file.read(at, buffer, 0, WIDTH);
    }
  }

  @Override
  public void close() throws IOException {
    file.close();
  }
}
