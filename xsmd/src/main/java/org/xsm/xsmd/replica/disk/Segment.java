package org.xsm.xsmd.replica.disk;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.xsm.xsmd.replica.order.DamagedException;
import org.xsm.xsmd.replica.order.SignedEntry;
import org.xsm.xsmd.store.Hash;

/**
 * One file of the journal: a resource, named after its first index. It knows where each record
 * begins, and nothing of what they say. Used by one thread at a time.
 */
final class Segment implements AutoCloseable {
  static final String SUFFIX = ".entries";
  private static final String EARLY = "a record ends too early";

  private final Path file;
  private final long first;
  private final FileChannel channel;
  private long[] starts = new long[16];
  private int count;
  private long end;

  private Segment(Path file, long first, FileChannel channel) {
    this.file = file;
    this.first = first;
    this.channel = channel;
  }

  /** Begins a file. */
  static Segment create(Path directory, long first) throws IOException {
    Path file = directory.resolve(String.format(Locale.ROOT, "%020d%s", first, SUFFIX));
    Files.deleteIfExists(file);
    FileChannel channel =
        FileChannel.open(
            file,
            Set.of(
                StandardOpenOption.CREATE_NEW, StandardOpenOption.READ, StandardOpenOption.WRITE),
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    Directories.sync(directory);
    return new Segment(file, first, channel);
  }

  /** How a file was found: what stands after its good records, if anything, and its last hash. */
  record Found(Segment segment, long rest, String damage, Hash last) {
    /** Whether it only ends in the middle of a record, as after a write that was cut off. */
    boolean isTorn() {
      return damage.endsWith(EARLY);
    }
  }

  /** Reads a file and holds every record against the one before it. */
  static Found open(Path file, @Nullable Hash previous) throws IOException {
    String name = String.valueOf(file.getFileName());
    long first;
    try {
      first = Long.parseLong(name.substring(0, name.length() - SUFFIX.length()));
    } catch (NumberFormatException e) {
      throw new DamagedException(file + " is not named as a file of the journal is", e);
    }
    FileChannel channel = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE);
    var segment = new Segment(file, first, channel);
    long size = channel.size();
    Hash last = previous == null ? Hash.NONE : previous;
    boolean any = previous != null;
    String damage = "";
    while (segment.end < size) {
      try {
        SignedEntry signed = segment.readAt(segment.end, size);
        if (signed.entry().index() != first + segment.count
            || (any && !signed.entry().previous().equals(last))) {
          throw new DamagedException("a record does not follow the one before it");
        }
        last = signed.entry().hash();
        any = true;
        segment.note(segment.end);
        segment.end += segment.lengthAt(segment.end);
      } catch (DamagedException e) {
        damage = file + " is damaged at byte " + segment.end + ": " + e.getMessage();
        break;
      }
    }
    return new Found(segment, size - segment.end, damage, last);
  }

  long first() {
    return first;
  }

  long last() {
    return first + count - 1;
  }

  long size() {
    return end;
  }

  boolean isEmpty() {
    return count == 0;
  }

  Path file() {
    return file;
  }

  /** Writes records after the last; they last after {@link #force}. */
  void append(List<byte[]> records) throws IOException {
    channel.position(end);
    long at = end;
    var fresh = new ArrayList<Long>(records.size());
    for (byte[] record : records) {
      DurableFile.all(channel, ByteBuffer.wrap(record));
      fresh.add(at);
      at += record.length;
    }
    fresh.forEach(this::note);
    end = at;
  }

  void force() throws IOException {
    channel.force(false);
  }

  /** Forgets all from an index on. */
  void cut(long index) throws IOException {
    if (index > last()) {
      channel.truncate(end);
    } else {
      int keep = (int) Math.max(0, index - first);
      end = starts[keep];
      count = keep;
      channel.truncate(end);
    }
    channel.force(true);
  }

  SignedEntry read(long index) throws IOException {
    return readAt(starts[(int) (index - first)], end);
  }

  int lengthOf(long index) {
    int at = (int) (index - first);
    return (int) ((at + 1 < count ? starts[at + 1] : end) - starts[at]);
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException e) {
      throw new DiskException("cannot close " + file + ": " + e.getMessage(), e);
    }
  }

  void delete() {
    close();
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      throw new DiskException("cannot remove " + file + ": " + e.getMessage(), e);
    }
  }

  private void note(long start) {
    if (count == starts.length) {
      starts = Arrays.copyOf(starts, count * 2);
    }
    starts[count++] = start;
  }

  private SignedEntry readAt(long at, long limit) throws IOException {
    ByteBuffer head = exactly(at, EntryRecord.HEAD, limit);
    int length = head.getInt();
    int sum = head.getInt();
    if (length < 0 || length > EntryRecord.LONGEST) {
      throw new DamagedException("a record of " + length + " bytes is announced");
    }
    return EntryRecord.decode(exactly(at + EntryRecord.HEAD, length, limit).array(), sum);
  }

  private long lengthAt(long at) throws IOException {
    return EntryRecord.HEAD + (long) exactly(at, 4, Long.MAX_VALUE).getInt();
  }

  private ByteBuffer exactly(long at, int length, long limit) throws IOException {
    if (at + length > limit) {
      throw new DamagedException(EARLY);
    }
    ByteBuffer bytes = ByteBuffer.allocate(length);
    while (bytes.hasRemaining()) {
      if (channel.read(bytes, at + bytes.position()) < 0) {
        throw new DamagedException(EARLY);
      }
    }
    return bytes.flip();
  }
}
