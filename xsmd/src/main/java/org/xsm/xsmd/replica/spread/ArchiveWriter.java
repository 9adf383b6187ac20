package org.xsm.xsmd.replica.spread;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.xsm.xsmd.replica.order.SignedEntry;
import org.xsm.xsmd.replica.order.SiteState;
import org.xsm.xsmd.replica.spread.Archive.Kept;
import org.xsm.xsmd.store.Position;

/**
 * The thread that keeps on disk what the follower folded: a resource. What has come while it wrote
 * goes to the disk together. A disk that cannot keep is tried again, and the trouble can be read.
 */
final class ArchiveWriter implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(ArchiveWriter.class);
  private static final Duration AGAIN = Duration.ofSeconds(1);

  /** One folded entry and what it came to. */
  record Piece(
      SignedEntry signed, SiteState after, @Nullable Kept revision, boolean votersChanged) {
    /** What it takes of memory while it waits. */
    long size() {
      return signed.entry().request().size() + (revision == null ? 0L : revision.text().size());
    }
  }

  private record Restart(SiteState state, List<SignedEntry> lineage) {}

  private final Archive archive;
  private final int mostWaiting;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final Thread thread;

  private List<Piece> waiting = new ArrayList<>();
  private @Nullable Restart restart;
  private long waitingBytes;
  private boolean closed;
  private Consumer<Position> listener = position -> {};

  private volatile Position durable;
  private volatile String trouble = "";

  ArchiveWriter(Archive archive, Position durable, int mostWaiting) {
    this.archive = archive;
    this.durable = durable;
    this.mostWaiting = mostWaiting;
    this.thread = Thread.ofPlatform().name("xsm-archive").daemon().start(this::write);
  }

  Position durable() {
    return durable;
  }

  String trouble() {
    return trouble;
  }

  void onDurable(Consumer<Position> newListener) {
    lock.lock();
    try {
      listener = newListener;
    } finally {
      lock.unlock();
    }
  }

  boolean hasRoom() {
    lock.lock();
    try {
      return waitingBytes <= mostWaiting;
    } finally {
      lock.unlock();
    }
  }

  /** Waits while too much waits for the disk. */
  void makeRoom() {
    lock.lock();
    try {
      while (waitingBytes > mostWaiting && !closed) {
        changed.awaitUninterruptibly();
      }
    } finally {
      lock.unlock();
    }
  }

  void add(List<Piece> pieces) {
    if (pieces.isEmpty()) {
      return;
    }
    lock.lock();
    try {
      waiting.addAll(pieces);
      pieces.forEach(piece -> waitingBytes += piece.size());
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** What waited before is of no use any more. */
  void restart(SiteState state, List<SignedEntry> lineage) {
    lock.lock();
    try {
      waiting.clear();
      waitingBytes = 0;
      restart = new Restart(state, lineage);
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  boolean await(Position position, Duration atMost) {
    long left = atMost.toNanos();
    lock.lock();
    try {
      while (position.isAfter(durable)) {
        if (left <= 0 || closed) {
          return false;
        }
        left = changed.awaitNanos(left);
      }
      return true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    } finally {
      lock.unlock();
    }
  }

  /** Ends after what waits was written, or after some seconds. */
  @Override
  public void close() {
    lock.lock();
    try {
      closed = true;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
    try {
      thread.join(Duration.ofSeconds(5));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void write() {
    while (true) {
      Restart anew;
      List<Piece> pieces;
      lock.lock();
      try {
        while (waiting.isEmpty() && restart == null && !closed) {
          changed.awaitUninterruptibly();
        }
        if (waiting.isEmpty() && restart == null) {
          return;
        }
        anew = restart;
        pieces = waiting;
        restart = null;
        waiting = new ArrayList<>();
        waitingBytes = 0;
      } finally {
        lock.unlock();
      }
      keep(anew, pieces);
    }
  }

  private void keep(@Nullable Restart anew, List<Piece> pieces) {
    if (anew != null) {
      if (!persisted(() -> archive.restart(anew.state(), anew.lineage()))) {
        return;
      }
      kept(anew.state().position());
    }
    if (!pieces.isEmpty() && persisted(() -> append(pieces))) {
      kept(pieces.getLast().after().position());
    }
  }

  /** Tries until it is done; false if that is of no use any more. */
  private boolean persisted(Runnable keeping) {
    while (true) {
      if (overtaken()) {
        return false;
      }
      try {
        keeping.run();
        return true;
      } catch (RuntimeException e) {
        trouble = "cannot keep the site on disk: " + e.getMessage();
        log.error("cannot keep the site on disk reason={}", e.getMessage());
        if (!pause()) {
          return false;
        }
      }
    }
  }

  private void append(List<Piece> pieces) {
    for (Piece piece : pieces) {
      if (piece.votersChanged()) {
        archive.link(piece.signed());
      }
    }
    archive.append(
        pieces.stream().map(Piece::signed).toList(),
        pieces.getLast().after(),
        pieces.stream().map(Piece::revision).filter(Objects::nonNull).toList());
  }

  private void kept(Position position) {
    Consumer<Position> hears;
    lock.lock();
    try {
      durable = position;
      trouble = "";
      hears = listener;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
    try {
      hears.accept(position);
    } catch (RuntimeException e) {
      log.warn("who hears of the disk failed position={} reason={}", position, e.getMessage());
    }
  }

  private boolean overtaken() {
    lock.lock();
    try {
      return restart != null;
    } finally {
      lock.unlock();
    }
  }

  /** False when it is time to end. */
  private boolean pause() {
    long left = AGAIN.toNanos();
    lock.lock();
    try {
      while (!closed && restart == null && left > 0) {
        left = changed.awaitNanos(left);
      }
      return !closed;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    } finally {
      lock.unlock();
    }
  }
}
