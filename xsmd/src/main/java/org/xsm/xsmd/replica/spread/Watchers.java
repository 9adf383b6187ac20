package org.xsm.xsmd.replica.spread;

import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.xsm.xsmd.store.SiteStore.Subscription;
import org.xsm.xsmd.store.SiteView;

/** Those who want to see the site whenever it changes, each on a thread of its own: a resource. */
public final class Watchers implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(Watchers.class);

  private final CopyOnWriteArrayList<Watch> watches = new CopyOnWriteArrayList<>();

  /** Adds one, who sees {@code now} first. */
  public Subscription add(SiteView now, Consumer<SiteView> watcher) {
    var watch = new Watch(watcher);
    watches.add(watch);
    watch.show(now);
    Thread.ofVirtual().name("xsm-watch").start(watch::run);
    return () -> {
      watches.remove(watch);
      watch.end();
    };
  }

  void show(SiteView view) {
    watches.forEach(watch -> watch.show(view));
  }

  @Override
  public void close() {
    watches.forEach(Watch::end);
    watches.clear();
  }

  /** One of them. What it did not see in time is overtaken by what came after. */
  private static final class Watch {
    private final Consumer<SiteView> watcher;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private @Nullable SiteView next;
    private @Nullable SiteView newest;
    private boolean ended;

    Watch(Consumer<SiteView> watcher) {
      this.watcher = watcher;
    }

    void show(SiteView view) {
      lock.lock();
      try {
        // The first view of a new watcher may come after a change that overtook it.
        if (newest == null || view.position().isAfter(newest.position())) {
          newest = view;
          next = view;
          changed.signalAll();
        }
      } finally {
        lock.unlock();
      }
    }

    void end() {
      lock.lock();
      try {
        ended = true;
        changed.signalAll();
      } finally {
        lock.unlock();
      }
    }

    void run() {
      for (SiteView view = take(); view != null; view = take()) {
        try {
          watcher.accept(view);
        } catch (RuntimeException e) {
          log.error("a watcher of the site failed position={}", view.position(), e);
        }
      }
    }

    private @Nullable SiteView take() {
      lock.lock();
      try {
        while (next == null && !ended) {
          changed.awaitUninterruptibly();
        }
        SiteView view = ended ? null : next;
        next = null;
        return view;
      } finally {
        lock.unlock();
      }
    }
  }
}
