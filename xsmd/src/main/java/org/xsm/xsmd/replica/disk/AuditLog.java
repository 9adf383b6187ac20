package org.xsm.xsmd.replica.disk;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.xsm.xsmd.replica.disk.AuditLine.Note;
import org.xsm.xsmd.replica.disk.AuditLine.Written;
import org.xsm.xsmd.store.AuditTrail;
import org.xsm.xsmd.store.Hash;

/**
 * The audit trail of this host, in files of one JSON object a line: a resource. Each line carries
 * the hash of the one before, and the anchor says which was the last. Notes that come while the
 * disk is busy are written together.
 */
public final class AuditLog implements AuditTrail, AutoCloseable {
  /** A file that has so many bytes takes no more lines. */
  static final long FILE = 16L << 20;

  private static final int MOST_NEWEST = 10_000;
  private static final String SELF = "xsmd";

  private final AuditFiles files;
  private final Clock clock;
  private final long rotation;
  private final Queue<Waiting> waiting = new ConcurrentLinkedQueue<>();
  private final ReentrantLock writing = new ReentrantLock();

  private AuditAnchor end = AuditAnchor.NOTHING;
  private @Nullable OpenFile file;
  private boolean closed;

  private AuditLog(AuditFiles files, Clock clock, long rotation) {
    this.files = files;
    this.clock = clock;
    this.rotation = rotation;
  }

  /** A note and whoever waits for it. */
  private static final class Waiting {
    private final Note note;
    private boolean done;
    private @Nullable RuntimeException failure;

    Waiting(Note note) {
      this.note = note;
    }
  }

  /**
   * Opens the log in a directory, which need not be there. What is not as it was left is noted in
   * it and found.
   */
  public static Opening<AuditLog> open(Path directory, Clock clock) {
    return open(Disk.real(), directory, clock, FILE);
  }

  static Opening<AuditLog> open(Disk disk, Path directory, Clock clock, long rotation) {
    Path place = directory.toAbsolutePath();
    AuditLog log = new AuditLog(new AuditFiles(disk, place), clock, rotation);
    try {
      disk.makeDirectories(place);
      DurableFile.sweep(disk, place);
      return new Opening<>(log, log.resume());
    } catch (IOException e) {
      log.giveUp(e);
      throw disk.failure("open the audit log in " + place, place, e);
    } catch (RuntimeException e) {
      log.giveUp(e);
      throw e;
    }
  }

  /** Finds the end and notes what was wrong there. */
  private List<String> resume() throws IOException {
    AuditTail tail = new AuditTail(files);
    end = tail.find();
    Path path = files.path(end.file());
    Disk disk = files.disk();
    if (disk.exists(path)) {
      file = disk.open(path);
    } else {
      file = disk.create(path, Disk.Access.OWNER);
      disk.sync(files.directory());
    }
    files.anchor().write(end.bytes());
    if (!tail.findings().isEmpty()) {
      List<Note> notes = new ArrayList<>();
      for (String finding : tail.findings()) {
        notes.add(new Note(SELF, "audit.start", files.directory().toString(), finding));
      }
      append(notes);
    }
    return tail.findings();
  }

  @Override
  public void note(String who, String what, String about, String result) {
    Waiting mine = new Waiting(new Note(who, what, about, result));
    waiting.add(mine);
    writing.lock();
    try {
      if (!mine.done) {
        writeAll();
      }
    } finally {
      writing.unlock();
    }
    if (mine.failure != null) {
      throw mine.failure;
    }
  }

  /** Writes for everyone who waits, the caller among them. */
  private void writeAll() {
    List<Waiting> batch = new ArrayList<>();
    for (Waiting next = waiting.poll(); next != null; next = waiting.poll()) {
      batch.add(next);
    }
    RuntimeException failure = write(batch.stream().map(one -> one.note).toList());
    for (Waiting one : batch) {
      one.done = true;
      one.failure = failure;
    }
  }

  private @Nullable RuntimeException write(List<Note> notes) {
    if (closed) {
      return new DiskException("cannot note anything in " + files.directory() + ": it is closed");
    }
    try {
      if (file == null) {
        resume();
      }
      append(notes);
      return null;
    } catch (IOException e) {
      giveUp(e);
      return files.disk().failure("write to " + files.directory(), files.directory(), e);
    } catch (DiskException | DamagedException e) {
      giveUp(e);
      return e;
    }
  }

  private void append(List<Note> notes) throws IOException {
    OpenFile open = rotated();
    Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    var bytes = new ByteArrayOutputStream();
    long number = end.number();
    Hash hash = end.hash();
    for (Note note : notes) {
      number++;
      Written written = AuditLine.write(number, now, note, hash);
      bytes.writeBytes(written.text().getBytes(US_ASCII));
      hash = written.hash();
    }
    write(open, bytes.toByteArray());
    AuditAnchor next = new AuditAnchor(number, hash, end.file(), end.end() + bytes.size());
    files.anchor().write(next.bytes());
    end = next;
  }

  private void write(OpenFile open, byte[] bytes) throws IOException {
    try {
      open.write(end.end(), bytes, 0, bytes.length);
      open.force();
    } catch (IOException e) {
      takeBack(open, e);
      throw e;
    }
  }

  /** Only before the anchor was touched, which may know of the lines even if it seemed to fail. */
  private void takeBack(OpenFile open, IOException why) {
    try {
      open.truncate(end.end());
    } catch (IOException e) {
      why.addSuppressed(e);
    }
  }

  private OpenFile rotated() throws IOException {
    OpenFile open = file;
    if (open == null) {
      throw new IOException("no file is open");
    }
    if (end.end() < rotation) {
      return open;
    }
    OpenFile next = files.disk().create(files.path(end.number() + 1), Disk.Access.OWNER);
    files.disk().sync(files.directory());
    open.close();
    file = next;
    end = new AuditAnchor(end.number(), end.hash(), end.number() + 1, 0);
    return next;
  }

  /** The next note looks at what is really there. */
  private void giveUp(Exception why) {
    try {
      closeFile();
    } catch (IOException e) {
      why.addSuppressed(e);
    }
  }

  private void closeFile() throws IOException {
    OpenFile open = file;
    file = null;
    if (open != null) {
      open.close();
    }
  }

  @Override
  public List<Line> newest(int most) {
    try {
      Extent extent = extent();
      return files.newest(extent.there, extent.end, Math.min(most, MOST_NEWEST));
    } catch (IOException e) {
      throw files.disk().failure("read " + files.directory(), files.directory(), e);
    }
  }

  /** What is written and stays as it is, whatever is noted from now on. */
  private record Extent(List<Long> there, AuditAnchor end, String problem) {}

  private Extent extent() throws IOException {
    writing.lock();
    try {
      OpenFile open = file;
      long size = open == null ? 0 : open.size();
      return new Extent(files.list(), end, AuditCheck.surroundings(files, end, size));
    } finally {
      writing.unlock();
    }
  }

  @Override
  public Verdict verify() {
    try {
      Extent extent = extent();
      return extent.problem.isEmpty()
          ? new AuditCheck(files).run(extent.there, extent.end)
          : new Verdict(extent.end.number(), extent.end.hash(), extent.problem);
    } catch (IOException e) {
      throw files.disk().failure("read " + files.directory(), files.directory(), e);
    }
  }

  @Override
  public void close() {
    writing.lock();
    try {
      closed = true;
      closeFile();
    } catch (IOException e) {
      throw files.disk().failure("close " + files.directory(), files.directory(), e);
    } finally {
      writing.unlock();
    }
  }
}
