package org.xsm.xsmd.replica.voter;

import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * Looks at something again and again, and at once when there is news: a resource with a thread. It
 * never ends by itself.
 */
final class Watch implements AutoCloseable {
  private static final long MILLIS = 250;

  private final Semaphore news = new Semaphore(0);
  private final Thread thread;
  private volatile boolean closed;

  Watch(String name, Runnable look) {
    thread = Thread.ofPlatform().daemon().name(name).unstarted(() -> run(look));
  }

  void start() {
    thread.start();
  }

  void wake() {
    news.release();
  }

  private void run(Runnable look) {
    while (!closed) {
      look.run();
      try {
        if (news.tryAcquire(MILLIS, TimeUnit.MILLISECONDS)) {
          news.drainPermits();
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      }
    }
  }

  /** No look begins after this; the one under way may still go on. */
  @Override
  public void close() {
    closed = true;
    wake();
  }
}
