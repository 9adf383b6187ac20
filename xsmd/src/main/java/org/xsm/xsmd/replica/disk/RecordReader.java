package org.xsm.xsmd.replica.disk;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import org.xsm.xsmd.replica.order.SignedEntry;
import org.xsm.xsmd.store.Position;

/** Reads records from a file of them: a resource. One thread. */
final class RecordReader implements Closeable {
  /** How many checksums to compute in search of a good record among bad bytes. */
  private static final int MOST_TRIES = 64;

  /** How much further the index, or the epoch, of a good record after a bad one may be. */
  private static final int MOST_AHEAD = 1_000_000;

  private final Path path;
  private final Window window;
  private final long size;

  RecordReader(Disk disk, Path path) throws IOException {
    this.path = path;
    OpenFile file = disk.read(path);
    this.window = new Window(file);
    this.size = file.size();
  }

  long size() {
    return size;
  }

  byte[] bytes(long at, int length) throws IOException {
    return window.bytes(at, length);
  }

  /** Where the record after this one begins. */
  long next(long at) throws IOException {
    return at + EntryRecord.HEAD + window.intAt(at);
  }

  /**
   * The entry whose record begins there.
   *
   * @throws DamagedException when there is none
   */
  SignedEntry read(long at) throws IOException {
    if (size - at < EntryRecord.HEAD) {
      throw damaged(at, "is cut off");
    }
    int length = window.intAt(at);
    if (!EntryRecord.isPossible(length)) {
      throw damaged(at, "has an impossible length");
    }
    if (size - at - EntryRecord.HEAD < length) {
      throw damaged(at, "is cut off");
    }
    int crc = window.intAt(at + 4);
    byte[] body = window.bytes(at + EntryRecord.HEAD, length);
    if (body.length < length || EntryRecord.crc(length, body) != crc) {
      throw damaged(at, "does not match its CRC32C");
    }
    SignedEntry signed = EntryRecord.decode(body);
    if (signed == null) {
      throw damaged(at, "has parts that do not fit in it");
    }
    return signed;
  }

  /**
   * Whether bytes that are no record may be what an interrupted write left: nothing follows that
   * was begun after them. Bytes that pretend to be records cost a bounded number of checksums, and
   * count as records then.
   *
   * @param last the last good position before them
   */
  boolean mayBeTorn(long at, Position last) throws IOException {
    int tries = 0;
    for (long place = at + 1; place <= size - EntryRecord.HEAD - EntryRecord.LEAST; place++) {
      if (looksLikeRecord(place, last) && (++tries > MOST_TRIES || isRecord(place))) {
        return false;
      }
    }
    return true;
  }

  private boolean looksLikeRecord(long at, Position last) throws IOException {
    int length = window.intAt(at);
    if (!EntryRecord.isPossible(length) || size - at - EntryRecord.HEAD < length) {
      return false;
    }
    int before = window.intAt(at + EntryRecord.HEAD);
    long epoch = window.longAt(at + EntryRecord.HEAD + 4) - last.epoch();
    long index = window.longAt(at + EntryRecord.HEAD + 12) - last.index();
    boolean isAhead = epoch >= 0 && epoch < MOST_AHEAD && index > 0 && index < MOST_AHEAD;
    return isAhead && before >= 0 && index - before > 1;
  }

  private boolean isRecord(long at) throws IOException {
    try {
      read(at);
      return true;
    } catch (DamagedException e) {
      return false;
    }
  }

  private DamagedException damaged(long at, String what) {
    return new DamagedException(path, "the record at offset " + at + " " + what);
  }

  @Override
  public void close() throws IOException {
    window.close();
  }
}
