package org.xsm.xsmd.replica.disk;

import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;

/** Takes a lock, says so, and stays. */
final class LockingChild {
  private LockingChild() {}

  public static void main(String[] arguments) throws InterruptedException {
    try (HomeLock lock = HomeLock.take(Path.of(arguments[0]))) {
      System.out.println(lock == null ? "" : "locked");
      new CountDownLatch(1).await();
    }
  }
}
