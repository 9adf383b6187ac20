package org.xsm.xsmd.replica.disk;

import java.io.Closeable;
import java.io.IOException;

/** An open file: a resource. Any thread; an interrupt does not close it. */
interface OpenFile extends Closeable {
  /** Reads up to {@code length} bytes; fewer only where the file ends. */
  int read(long at, byte[] into, int from, int length) throws IOException;

  /** Writes all of it, or fails with any part of it written. */
  void write(long at, byte[] bytes, int from, int length) throws IOException;

  long size() throws IOException;

  void truncate(long size) throws IOException;

  /**
   * Returns when all that was written is on the disk. When it fails, nobody knows what is; a second
   * call may succeed without having written what the first one lost.
   */
  void force() throws IOException;
}
