package org.xsm.xsmd.replica.copy;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.xsm.xsmd.store.AuditTrail;
import org.xsm.xsmd.store.SiteEdits;
import org.xsm.xsmd.store.SiteStore;
import org.xsm.xsmd.store.StoreException;

/**
 * The site file on this host: a resource, with a thread that writes revisions to it and makes edits
 * of what admins save there. No text that an admin saved is lost, whatever happens meanwhile.
 */
public final class WorkingCopy implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(WorkingCopy.class);
  private static final Duration AT_ONCE = Duration.ofMillis(1);
  private static final Duration GRACE = Duration.ofSeconds(5);

  private final CopySettings settings;
  private final Copyist copyist;
  private final DirectoryWatch directories;
  private final SiteStore.Subscription subscription;
  private final Thread thread;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition woken = lock.newCondition();
  private boolean kicked;
  private volatile boolean closed;

  private WorkingCopy(CopySettings settings, Copyist copyist, SiteStore store) {
    this.settings = settings;
    this.copyist = copyist;
    this.thread = Thread.ofPlatform().name("working-copy").daemon().unstarted(this::run);
    this.directories = DirectoryWatch.start(new Beside(settings.file()), this::kick);
    this.subscription = store.watch(view -> kick());
    thread.start();
  }

  /**
   * Starts to keep the file; what a crash left half done is found out and ended first.
   *
   * @param audit is told of saves that were refused or kept
   * @param ids the ids of edits
   * @throws StoreException when the state directory cannot be used
   */
  public static WorkingCopy start(
      CopySettings settings,
      SiteStore store,
      SiteEdits edits,
      AuditTrail audit,
      Clock clock,
      Supplier<UUID> ids) {
    try {
      Memory memory = Memory.open(settings.stateDirectory());
      var desk =
          new Desk(
              settings,
              memory,
              store,
              edits,
              audit,
              clock,
              ids,
              memory.user(),
              Swap.NATIVE,
              Steps.UNWATCHED);
      return new WorkingCopy(settings, new Copyist(desk), store);
    } catch (IOException e) {
      Path directory = settings.stateDirectory();
      throw new StoreException(
          "cannot remember the site file's edits in "
              + directory
              + ": "
              + e.getMessage()
              + "; check the directory and its disk",
          e);
    }
  }

  /** How the file stands to the site, as last seen. Any thread, never blocks. */
  public CopyState state() {
    return copyist.state();
  }

  /** Looks now. Any thread, never blocks. */
  public void kick() {
    lock.lock();
    try {
      kicked = true;
      woken.signalAll();
    } finally {
      lock.unlock();
    }
  }

  private void run() {
    while (!closed) {
      Duration wait = settings.poll();
      try {
        Duration asked = copyist.look();
        wait = asked.compareTo(AT_ONCE) < 0 ? AT_ONCE : asked;
      } catch (RuntimeException | OutOfMemoryError | StackOverflowError e) {
        wait = settings.slowest();
        log.error("look at the site file failed, it is tried again file={}", settings.file(), e);
      }
      sleep(wait);
    }
  }

  private void sleep(Duration wait) {
    lock.lock();
    try {
      long left = wait.toNanos();
      while (!kicked && !closed && left > 0) {
        left = woken.awaitNanos(left);
      }
      kicked = false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      closed = true;
    } finally {
      lock.unlock();
    }
  }

  /** Ends after what is being done is done, at most an edit's patience. The file stays as it is. */
  @Override
  public void close() {
    closed = true;
    subscription.close();
    directories.close();
    kick();
    try {
      if (!thread.join(settings.patience().plus(GRACE))) {
        log.warn(
            "working copy still waits for the site, it is left alone file={}", settings.file());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
