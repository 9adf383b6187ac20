package org.xsm.xsmd.replica.disk;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.xsm.xsmd.replica.order.DamagedException;
import org.xsm.xsmd.store.AuditTrail.Line;

/**
 * Reads one file of the audit log line by line: a resource, in bounded memory whatever it holds.
 */
final class AuditReader implements AutoCloseable {
  private final Path path;
  private final InputStream in;
  private int at;
  private long whole;
  private boolean torn;

  AuditReader(Path path) throws IOException {
    this.path = path;
    this.in = new BufferedInputStream(Files.newInputStream(path), 1 << 16);
  }

  /**
   * The next line, or null at the end of the file.
   *
   * @throws DamagedException for what is no line; the next call goes on after it
   */
  @Nullable Line next() throws IOException {
    var bytes = new ByteArrayOutputStream(256);
    int length = 0;
    at++;
    for (int next = in.read(); next != '\n'; next = in.read()) {
      if (next < 0) {
        torn = length > 0;
        if (torn) {
          throw new DamagedException("cut off in the middle");
        }
        return null;
      }
      length++;
      if (length <= AuditLines.LONGEST) {
        bytes.write(next);
      }
    }
    whole += length + 1L;
    if (length > AuditLines.LONGEST) {
      throw new DamagedException("longer than a line can be");
    }
    return AuditLines.read(bytes.toByteArray());
  }

  /** Where the line stands that {@link #next} read last. */
  String place() {
    return path + ":" + at;
  }

  /** How many bytes the lines take that have an end. */
  long whole() {
    return whole;
  }

  /** Whether the file ends in the middle of a line. */
  boolean isTorn() {
    return torn;
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
