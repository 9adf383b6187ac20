package org.xsm.xsmd.replica.disk;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.xsm.xsmd.replica.disk.RecordFile.Kind;
import org.xsm.xsmd.replica.order.Entry;
import org.xsm.xsmd.replica.order.SignedEntry;
import org.xsm.xsmd.store.Position;

/**
 * The newest entries of the site's order, without a gap: a resource. Any thread; appends happen one
 * after the other and stop no reader. After an append whose fate on the disk is unknown it takes no
 * more: close it and open it again, which reads what is really there.
 */
public final class Journal implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(Journal.class);

  private static final long SEGMENT = 8L << 20;

  private final Disk disk;
  private final Path directory;
  private final long segment;
  private final Mark mark;
  private final ReentrantLock writing = new ReentrantLock();

  /** Held for writing while entries that readers may know of are taken away. */
  private final ReentrantReadWriteLock shape = new ReentrantReadWriteLock();

  private volatile Segments segments;
  private volatile Position last;
  private @Nullable String refusal;

  private Journal(Disk disk, Path directory, long segment, Mark mark, Segments segments) {
    this.disk = disk;
    this.directory = directory;
    this.segment = segment;
    this.mark = mark;
    this.segments = segments;
    this.last = segments.newest().last();
  }

  /**
   * Opens the journal of a directory, which need not be there, and reads all of it. What it holds
   * is what was appended, up to the first entry that is damaged or missing.
   */
  public static Opening<Journal> open(Path directory) {
    return open(Disk.real(), directory, SEGMENT);
  }

  static Opening<Journal> open(Disk disk, Path directory, long segment) {
    Path place = directory.toAbsolutePath();
    try {
      disk.makeDirectories(place);
      Mark mark = Mark.open(disk, place.resolve("mark"));
      try {
        return open(disk, place, segment, mark);
      } catch (IOException | RuntimeException e) {
        mark.close();
        throw e;
      }
    } catch (IOException e) {
      throw disk.failure("open the journal in " + place, place, e);
    }
  }

  private static Opening<Journal> open(Disk disk, Path directory, long segment, Mark mark)
      throws IOException {
    // The names that are there are believed, so they have to stay.
    disk.sync(directory);
    JournalScan scan = new JournalScan(disk, directory, mark.found());
    Segments segments = scan.run();
    try {
      RecordFile tail = segments.newest();
      long proved = Math.max(0, mark.found() - tail.start().index());
      tail.rewrite((int) Math.min(tail.count(), proved));
      tail.force();
      mark.setForSure(tail.last().index());
    } catch (IOException | RuntimeException e) {
      segments.close();
      throw e;
    }
    return new Opening<>(new Journal(disk, directory, segment, mark, segments), scan.findings());
  }

  /** The index of the oldest entry that is kept here; one past {@link #last} when there is none. */
  public long first() {
    return start().index() + 1;
  }

  /** The index of the newest entry; that of {@link #start} when there is none. */
  public long last() {
    return last.index();
  }

  /** The position before the oldest entry. */
  public Position start() {
    return segments.oldest().start();
  }

  /** The position of the newest entry, or {@link #start}. */
  public Position end() {
    return last;
  }

  /**
   * Appends entries that follow the last one and each other. Returns when all are on the disk; when
   * it fails, none is in the journal.
   */
  public void append(List<SignedEntry> batch) {
    if (batch.isEmpty()) {
      return;
    }
    writing.lock();
    try {
      String what = "append entries " + indexes(batch) + " to the journal in " + directory;
      refuse(what);
      check(batch);
      write(what, batch);
    } finally {
      writing.unlock();
    }
  }

  private void check(List<SignedEntry> batch) {
    Position before = last;
    for (SignedEntry signed : batch) {
      Entry entry = signed.entry();
      if (!Kind.JOURNAL.follows(before, entry)) {
        throw new IllegalArgumentException(
            "entry " + entry.position() + " does not follow " + before);
      }
      // Refuses what is too long before anything is written.
      EntryRecord.start(signed, 0);
      before = entry.position();
    }
  }

  private void write(String what, List<SignedEntry> batch) {
    Appending appending = new Appending(disk, directory, segments.newest());
    try {
      appending.write(batch, segment);
    } catch (IOException e) {
      if (!appending.undo(e)) {
        refusal = "an earlier write failed (" + e.getMessage() + ")";
      }
      throw disk.failure(what, directory, e);
    }
    segments = segments.with(appending.made());
    last = segments.newest().last();
    try {
      mark.set(last.index());
    } catch (IOException e) {
      log.warn("the mark of the journal lags directory={} why={}", directory, e.getMessage());
    }
  }

  /**
   * Entries from an index on, as many as have {@code maxBytes} together, and at least one if there
   * is one. Empty when the first of them is not here.
   *
   * @throws DamagedException when the first is not what was appended any more
   */
  public List<SignedEntry> readFrom(long index, long maxBytes) {
    shape.readLock().lock();
    try {
      // First the end: every entry up to it is in the segments, whatever is appended meanwhile.
      long to = last.index();
      return segments.read(index, to, maxBytes);
    } catch (IOException e) {
      throw disk.failure("read the journal in " + directory, directory, e);
    } finally {
      shape.readLock().unlock();
    }
  }

  /** Forgets whole segments of entries before an index; what shares a segment with it stays. */
  public void dropBefore(long index) {
    change(
        "drop the entries before " + index,
        () -> {
          // One after the other, so that a power cut leaves no hole among those that are left.
          while (segments.list().size() > 1 && segments.list().get(1).start().index() < index) {
            RecordFile oldest = segments.oldest();
            segments = segments.withoutOldest();
            remove(oldest);
          }
        });
  }

  /** Takes back the entries after an index, because the site went on from there. */
  public void dropAfter(long index) {
    if (index < start().index()) {
      throw new IllegalArgumentException(
          "cannot go back to entry " + index + ": the journal begins after " + start());
    }
    change("drop the entries after " + index, () -> goBack(index));
  }

  private void goBack(long index) throws IOException {
    if (index >= last.index()) {
      return;
    }
    mark.setForSure(index);
    while (segments.list().size() > 1 && segments.newest().start().index() >= index) {
      RecordFile newest = segments.newest();
      segments = segments.withoutNewest();
      last = segments.newest().last();
      remove(newest);
    }
    RecordFile tail = segments.newest();
    tail.truncate((int) (index - tail.start().index()));
    tail.force();
    last = tail.last();
  }

  /** Forgets everything and goes on after a position, because a state was taken from elsewhere. */
  public void restartAt(Position position) {
    change(
        "begin anew after " + position,
        () -> {
          mark.setForSure(0);
          for (RecordFile segment : segments.list().reversed()) {
            remove(segment);
          }
          Path path = directory.resolve(JournalScan.fileName(position.index() + 1));
          RecordFile fresh = RecordFile.create(disk, path, Kind.JOURNAL, position);
          segments = new Segments(List.of(fresh));
          last = position;
          mark.setForSure(position.index());
        });
  }

  private void remove(RecordFile segment) throws IOException {
    segment.close();
    disk.delete(segment.path());
    disk.sync(directory);
  }

  private void change(String what, Change change) {
    writing.lock();
    shape.writeLock().lock();
    try {
      refuse(what);
      change.run();
    } catch (IOException e) {
      refusal = "it could not be changed (" + e.getMessage() + ")";
      throw disk.failure(what + " in " + directory, directory, e);
    } finally {
      shape.writeLock().unlock();
      writing.unlock();
    }
  }

  @FunctionalInterface
  private interface Change {
    void run() throws IOException;
  }

  private void refuse(String what) {
    if (refusal != null) {
      throw new DiskException(
          "cannot " + what + ": " + refusal + "; open the journal again, which looks at the disk");
    }
  }

  private static String indexes(List<SignedEntry> batch) {
    return batch.getFirst().entry().index() + " to " + batch.getLast().entry().index();
  }

  /** Waits for an append that is under way. What comes later is refused. */
  @Override
  public void close() {
    writing.lock();
    shape.writeLock().lock();
    try {
      if (refusal == null) {
        mark.setForSure(last.index());
      }
      refusal = "it is closed";
      segments.close();
      mark.close();
    } catch (IOException e) {
      throw disk.failure("close the journal in " + directory, directory, e);
    } finally {
      shape.writeLock().unlock();
      writing.unlock();
    }
  }
}
