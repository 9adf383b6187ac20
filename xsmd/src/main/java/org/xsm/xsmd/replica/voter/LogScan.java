package org.xsm.xsmd.replica.voter;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.function.Consumer;
import java.util.zip.CRC32C;
import org.apache.ratis.proto.RaftProtos.LogEntryProto;
import org.apache.ratis.thirdparty.com.google.protobuf.InvalidProtocolBufferException;
import org.jspecify.annotations.Nullable;

/**
 * Reads through a log file: a decision. Eight bytes of header, then entries: length (varint),
 * bytes, CRC-32C over both; behind the last, zeros.
 */
final class LogScan {
  private static final byte[] HEADER = "RaftLog1".getBytes(US_ASCII);
  private static final int SECTOR = 512;
  private static final int CRC = 4;

  /** How the first two fields of an entry begin: its term and its place. */
  private static final byte TERM = 0x08;

  private static final byte INDEX = 0x10;
  private static final int MANY = 1 << 20;

  private final byte[] file;
  private final boolean open;
  private final Consumer<LogEntryProto> found;
  private long previous;
  private int at;

  /**
   * A scan of the bytes of a file.
   *
   * @param first the entry that comes first, by the file's name
   * @param open whether it was still written, so that it may end at any place
   */
  LogScan(byte[] file, long first, boolean open) {
    this(file, first, open, entry -> {});
  }

  /** The same, where somebody wants the entries that are whole, in their order. */
  LogScan(byte[] file, long first, boolean open, Consumer<LogEntryProto> found) {
    this.file = file;
    this.open = open;
    this.found = found;
    previous = first - 1;
  }

  LogFile.State run() {
    int same = Arrays.mismatch(file, 0, Math.min(HEADER.length, file.length), HEADER, 0, 8);
    if (same >= 0) {
      return open && onlyZeros(same, file.length)
          ? new LogFile.State.Whole(previous)
          : new LogFile.State.Damaged("its header is not one");
    }
    at = HEADER.length;
    while (at < file.length && file[at] != 0) {
      int start = at;
      int length = varint();
      if (length <= 0 || length > RaftSettings.WRITE_BUFFER) {
        return new LogFile.State.Damaged("its entry at offset " + start + " has no length");
      }
      int body = at;
      boolean whole = file.length - at >= length + CRC;
      at = whole ? at + length + CRC : file.length;
      if (!whole || !isIntact(start, body + length)) {
        return (!whole || lacksSector(start, at)) && !holdsEntry(start + 1, at)
            ? new LogFile.State.Torn(previous, start)
            : new LogFile.State.Damaged(
                "its entry at offset " + start + " is not what was written");
      }
      LogEntryProto entry = entry(body, length);
      long index = entry == null ? -1 : entry.getIndex();
      if (entry == null || index != previous + 1) {
        return new LogFile.State.Damaged("entry " + index + " follows entry " + previous);
      }
      found.accept(entry);
      previous = index;
    }
    if (onlyZeros(at, file.length)) {
      return new LogFile.State.Whole(previous);
    }
    // the first sector of the next entry may be the one that did not reach the disk
    return onlyZeros(at, sectorEnd(at)) && !holdsEntry(at, file.length)
        ? new LogFile.State.Torn(previous, at)
        : new LogFile.State.Damaged("there are bytes behind its end at offset " + at);
  }

  private static int sectorEnd(int offset) {
    return (offset / SECTOR + 1) * SECTOR;
  }

  /** Reads a length; -1 when there is none. */
  private int varint() {
    int value = 0;
    for (int shift = 0; shift < 35 && at < file.length; shift += 7) {
      byte next = file[at++];
      value |= (next & 0x7f) << shift;
      if (next >= 0) {
        return value;
      }
    }
    return -1;
  }

  /**
   * Whether a later entry lies there: then the one before it, which seems to reach over it, was
   * whole once, and its length is what is damaged.
   */
  private boolean holdsEntry(int from, int to) {
    int back = at;
    try {
      for (int start = from; start < to; start++) {
        at = start;
        int length = varint();
        int body = at;
        if (length > 0 && length <= file.length - body - CRC && isLater(index(length))) {
          if (isIntact(start, body + length)) {
            return true;
          }
        }
      }
      return false;
    } finally {
      at = back;
    }
  }

  /** The place of what looks like the head of an entry; -1 when nothing does. */
  private long index(int length) {
    if (length < 4 || file[at++] != TERM) {
      return -1;
    }
    varint();
    return at < file.length && file[at++] == INDEX ? varint() : -1;
  }

  private boolean isLater(long index) {
    return index > previous && index < previous + MANY;
  }

  private boolean isIntact(int from, int to) {
    var crc = new CRC32C();
    crc.update(file, from, to - from);
    return (int) crc.getValue() == ByteBuffer.wrap(file, to, CRC).getInt();
  }

  private @Nullable LogEntryProto entry(int from, int length) {
    try {
      return LogEntryProto.parseFrom(ByteBuffer.wrap(file, from, length));
    } catch (InvalidProtocolBufferException e) {
      return null;
    }
  }

  /**
   * Whether a sector never reached the disk. Space is filled with zeros before it is used, and a
   * disk writes a sector as a whole; so a damaged entry without such a sector was once whole, and
   * perhaps acknowledged.
   */
  private boolean lacksSector(int start, int end) {
    for (int from = start; from < end; ) {
      int to = Math.min(end, sectorEnd(from));
      if (onlyZeros(from, to)) {
        return true;
      }
      from = to;
    }
    return false;
  }

  private boolean onlyZeros(int from, int to) {
    for (int i = from; i < Math.min(to, file.length); i++) {
      if (file[i] != 0) {
        return false;
      }
    }
    return true;
  }
}
