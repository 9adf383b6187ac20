package org.xsm.xsmd.replica.channel;

import java.util.concurrent.atomic.AtomicLong;

/** How many bytes may be held at a time: a resource. */
final class Budget {
  private final AtomicLong left;

  Budget(long bytes) {
    left = new AtomicLong(bytes);
  }

  boolean take(int bytes) {
    if (left.addAndGet(-bytes) >= 0) {
      return true;
    }
    left.addAndGet(bytes);
    return false;
  }

  void giveBack(int bytes) {
    left.addAndGet(bytes);
  }

  long left() {
    return left.get();
  }
}
