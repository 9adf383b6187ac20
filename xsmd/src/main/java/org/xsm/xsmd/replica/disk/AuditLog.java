package org.xsm.xsmd.replica.disk;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.xsm.xsmd.store.AuditTrail;

/**
 * The audit trail in files: a resource of one directory. Lines of JSON, each with a hash over
 * itself and the hash before it, in files of some MiB; beside them an anchor says how far they go.
 * Notes that come together are synced together. Nothing is ever removed. Any thread.
 *
 * <p>Whoever may write here could write all of it anew: the chain shows tampering to those who know
 * a hash from before, as {@link #verify} gives it.
 */
public final class AuditLog implements AuditTrail, AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(AuditLog.class);
  private static final long ROTATED = 16L * 1024 * 1024;

  private final Path directory;
  private final Clock clock;
  private final long rotated;
  private final List<String> findings;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();

  private AuditTail ahead;
  private AuditTail durable;
  private Batch joining = new Batch();
  private boolean writing;
  private boolean closed;

  /** These are touched by whoever writes, and by others only while nobody does. */
  private @Nullable AuditFile file;

  private @Nullable Cut cut;

  /** Lines that go to the disk together. */
  private static final class Batch {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private long first;
    private AuditTail last = AuditTail.NONE;
    private boolean done;
    private @Nullable RuntimeException failure;

    void add(Line line) {
      if (bytes.size() == 0) {
        first = line.number();
      }
      bytes.writeBytes(AuditLines.write(line));
      last = AuditTail.of(line);
    }
  }

  /** What a write that failed may have left in a file. */
  private record Cut(Path path, long size) {}

  private AuditLog(Path directory, Clock clock, long rotated, AuditOpening opening)
      throws IOException {
    this.directory = directory;
    this.clock = clock;
    this.rotated = rotated;
    this.findings = opening.findings();
    this.ahead = opening.tail();
    this.durable = opening.tail();
    this.file = opening.file();
  }

  public static AuditLog open(Path directory, Clock clock) {
    return open(directory, clock, ROTATED);
  }

  static AuditLog open(Path directory, Clock clock, long rotated) {
    Directories.make(directory);
    try {
      var trail = new AuditLog(directory, clock, rotated, AuditOpening.of(directory));
      for (String finding : trail.findings) {
        log.error("audit log finding={}", finding);
        trail.note("xsmd", "audit.damaged", String.valueOf(directory.getFileName()), finding);
      }
      return trail;
    } catch (IOException e) {
      throw new DiskException(
          "cannot open the audit log in " + directory + ": " + e.getMessage(), e);
    }
  }

  /** What was not as it had been left when it was opened, in words; each is a line now, too. */
  public List<String> findings() {
    return findings;
  }

  /**
   * Notes something.
   *
   * @throws DiskException when it cannot be kept; it is not noted then
   */
  @Override
  public void note(String who, String what, String about, String result) {
    lock.lock();
    try {
      if (closed) {
        throw new DiskException("the audit log is closed: cannot note " + what + " by " + who);
      }
      Batch batch = joining;
      Line line =
          AuditLines.next(
              ahead.number() + 1, clock.instant(), who, what, about, result, ahead.hash());
      batch.add(line);
      ahead = AuditTail.of(line);
      while (!batch.done) {
        if (writing) {
          changed.awaitUninterruptibly();
        } else {
          write(batch);
        }
      }
      if (batch.failure != null) {
        throw new DiskException(
            "cannot note " + what + " by " + who + ": " + batch.failure.getMessage(),
            batch.failure);
      }
    } finally {
      lock.unlock();
    }
  }

  @Override
  public List<Line> newest(int most) {
    return AuditEnd.read(AuditFile.list(directory), most);
  }

  @Override
  public Verdict verify() {
    AuditTail end;
    String foreign;
    lock.lock();
    try {
      while (writing) {
        changed.awaitUninterruptibly();
      }
      end = durable;
      foreign = foreign();
    } finally {
      lock.unlock();
    }
    Verdict verdict = AuditCheck.check(directory, end);
    return verdict.problem().isEmpty()
        ? new Verdict(verdict.lines(), verdict.last(), foreign)
        : verdict;
  }

  /** Waits for notes that are being written. */
  @Override
  public void close() {
    lock.lock();
    try {
      closed = true;
      while (writing) {
        changed.awaitUninterruptibly();
      }
      AuditFile open = file;
      file = null;
      if (open != null) {
        open.close();
      }
    } finally {
      lock.unlock();
    }
  }

  /** Called with the lock, which is free while the disk works. */
  private void write(Batch batch) {
    writing = true;
    joining = new Batch();
    RuntimeException failure = null;
    lock.unlock();
    try {
      keep(batch);
    } catch (IOException e) {
      failure = new DiskException(String.valueOf(e.getMessage()), e);
    } catch (RuntimeException e) {
      failure = e;
    } finally {
      lock.lock();
    }
    writing = false;
    batch.done = true;
    if (failure == null) {
      durable = batch.last;
    } else {
      log.error(
          "cannot write the audit log directory={} reason={}", directory, failure.getMessage());
      // What has joined meanwhile continues lines that are not there.
      batch.failure = failure;
      joining.failure = failure;
      joining.done = true;
      joining = new Batch();
      ahead = durable;
    }
    changed.signalAll();
  }

  private void keep(Batch batch) throws IOException {
    cutOff();
    byte[] bytes = batch.bytes.toByteArray();
    AuditFile open = file;
    if (open == null || isFull(open, bytes.length) || open.foreign() != 0) {
      if (open != null) {
        file = null;
        open.close();
      }
      open = AuditFile.begin(directory, batch.first);
      file = open;
    }
    long before = open.size();
    try {
      open.append(bytes);
      batch.last.keep(directory);
    } catch (IOException | RuntimeException e) {
      // Nobody knows what is on the disk now: it goes on in another file.
      cut = new Cut(open.path(), before);
      file = null;
      open.close();
      throw e;
    }
  }

  private boolean isFull(AuditFile open, int more) {
    return open.size() > 0 && open.size() + more > rotated;
  }

  private void cutOff() throws IOException {
    Cut left = cut;
    if (left != null) {
      AuditFile.goOn(left.path(), left.size()).close();
      cut = null;
    }
  }

  /** What stands in the open file that was not written here. */
  private String foreign() {
    AuditFile open = file;
    try {
      long bytes = open == null ? 0 : open.foreign();
      return bytes == 0 || open == null
          ? ""
          : open.path() + ": has " + Math.abs(bytes) + " bytes more or fewer than xsmd wrote";
    } catch (IOException e) {
      return directory + " cannot be read: " + e.getMessage();
    }
  }
}
