package org.xsm.xsmd.replica.disk;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.xsm.xsmd.replica.order.Entry;
import org.xsm.xsmd.replica.order.SignedEntry;
import org.xsm.xsmd.store.Position;

/**
 * A file of entries, one record after the other: a resource. In memory it is a list of offsets. One
 * thread writes; others may read entries that they know to be there.
 */
final class RecordFile implements AutoCloseable {
  /** What entries may follow each other. */
  enum Kind {
    /** Each continues the chain of the one before. */
    JOURNAL(RecordHeader.JOURNAL),
    /** Each is further than the one before. */
    LINEAGE(RecordHeader.LINEAGE);

    private final int magic;

    Kind(int magic) {
      this.magic = magic;
    }

    boolean follows(Position last, Entry entry) {
      return entry.epoch() >= last.epoch()
          && switch (this) {
            case JOURNAL ->
                entry.index() == last.index() + 1 && entry.previous().equals(last.hash());
            case LINEAGE -> entry.index() > last.index();
          };
    }
  }

  /**
   * What was found behind the last good record.
   *
   * @param torn whether an interrupted write may have left it
   */
  record Damage(long at, String what, boolean torn) {}

  private final Disk disk;
  private final Path path;
  private final Kind kind;
  private final Position start;
  private final OpenFile file;

  /** Other threads see in it every offset that was there when they learned of its entry. */
  private volatile int[] offsets = new int[16];

  private int count;
  private long size = RecordHeader.SIZE;
  private Position last;
  private @Nullable Damage damage;

  private RecordFile(Disk disk, Path path, Kind kind, Position start, OpenFile file) {
    this.disk = disk;
    this.path = path;
    this.kind = kind;
    this.start = start;
    this.file = file;
    this.last = start;
  }

  /** Makes a file whose first entry follows {@code start}. Returns when it is durable. */
  static RecordFile create(Disk disk, Path path, Kind kind, Position start) throws IOException {
    OpenFile file = disk.create(path, Disk.Access.OWNER);
    try {
      file.write(0, RecordHeader.encode(kind.magic, start), 0, RecordHeader.SIZE);
      file.force();
      disk.sync(Objects.requireNonNull(path.getParent()));
      return new RecordFile(disk, path, kind, start, file);
    } catch (IOException | RuntimeException e) {
      file.close();
      throw e;
    }
  }

  /**
   * Opens a file and reads all of it, up to its end or to the first {@link #damage}.
   *
   * @throws DamagedException when not even its header can be believed
   */
  static RecordFile open(Disk disk, Path path, Kind kind) throws IOException {
    try (RecordReader reader = new RecordReader(disk, path)) {
      Position start = RecordHeader.decode(path, kind.magic, reader.bytes(0, RecordHeader.SIZE));
      RecordFile opened = new RecordFile(disk, path, kind, start, disk.open(path));
      try {
        opened.scan(reader);
        return opened;
      } catch (IOException | RuntimeException e) {
        opened.close();
        throw e;
      }
    }
  }

  private void scan(RecordReader reader) throws IOException {
    while (size < reader.size() && damage == null) {
      try {
        Entry entry = reader.read(size).entry();
        if (kind.follows(last, entry)) {
          list(entry, (int) (reader.next(size) - size));
        } else {
          String what = "entry " + entry.position() + " does not follow " + last;
          damage = new Damage(size, path + " is damaged: " + what, false);
        }
      } catch (DamagedException e) {
        String what = String.valueOf(e.getMessage());
        damage = new Damage(size, what, reader.mayBeTorn(size, last));
      }
    }
  }

  Path path() {
    return path;
  }

  Position start() {
    return start;
  }

  Position last() {
    return last;
  }

  int count() {
    return count;
  }

  long size() {
    return size;
  }

  @Nullable Damage damage() {
    return damage;
  }

  /** Reads entries of it, for one thread. */
  RecordReader reader() throws IOException {
    return new RecordReader(disk, path);
  }

  /** Where an entry begins, by its number in this file. */
  long offset(int number) {
    return offsets[number];
  }

  SignedEntry read(int number) throws IOException {
    try (RecordReader reader = reader()) {
      return reader.read(offset(number));
    }
  }

  /**
   * Writes entries behind the last one. They are there for sure only after {@link #force}.
   *
   * @param before how many of the same batch went elsewhere before these
   */
  void write(List<SignedEntry> batch, int before) throws IOException {
    long length = batch.stream().mapToLong(EntryRecord::size).sum();
    if (size + length > Integer.MAX_VALUE) {
      throw new IOException(path + " is full");
    }
    var out = new Stream(file, size, length);
    for (int i = 0; i < batch.size(); i++) {
      out.put(EntryRecord.start(batch.get(i), before + i));
      out.put(batch.get(i).entry().request().array());
    }
    out.flush();
    for (SignedEntry signed : batch) {
      list(signed.entry(), EntryRecord.size(signed));
    }
  }

  private void list(Entry entry, int length) {
    if (count == offsets.length) {
      offsets = Arrays.copyOf(offsets, count * 2);
    }
    offsets[count] = (int) size;
    count++;
    size += length;
    last = entry.position();
  }

  /** As {@link OpenFile#force}. */
  void force() throws IOException {
    file.force();
  }

  /** Takes back all entries but the first {@code keep}, and whatever stands behind them. */
  void truncate(int keep) throws IOException {
    long to = keep == count ? size : offset(keep);
    Position end = keep == 0 ? start : read(keep - 1).entry().position();
    file.truncate(to);
    size = to;
    count = keep;
    last = end;
    damage = null;
  }

  /**
   * Writes anew what is there from an entry on; from the first on, the header as well. After a
   * force that failed, the memory of the system may hold what the disk does not, and take it for
   * written.
   */
  void rewrite(int from) throws IOException {
    long at = from == 0 ? 0 : from == count ? size : offset(from);
    byte[] part = new byte[64 * 1024];
    while (at < size) {
      int length = (int) Math.min(part.length, size - at);
      if (file.read(at, part, 0, length) < length) {
        throw new IOException(path + " ended while it was read");
      }
      file.write(at, part, 0, length);
      at += length;
    }
  }

  @Override
  public void close() throws IOException {
    file.close();
  }

  /** Bytes on their way into a file, in large pieces. */
  private static final class Stream {
    private static final int MOST = 256 * 1024;

    private final OpenFile file;
    private final byte[] buffer;
    private long at;
    private int held;

    Stream(OpenFile file, long at, long expected) {
      this.file = file;
      this.at = at;
      this.buffer = new byte[(int) Math.min(MOST, Math.max(expected, 1))];
    }

    void put(byte[] bytes) throws IOException {
      int from = 0;
      while (from < bytes.length) {
        int part = Math.min(buffer.length - held, bytes.length - from);
        System.arraycopy(bytes, from, buffer, held, part);
        held += part;
        from += part;
        if (held == buffer.length) {
          flush();
        }
      }
    }

    void flush() throws IOException {
      if (held > 0) {
        file.write(at, buffer, 0, held);
        at += held;
        held = 0;
      }
    }
  }
}
