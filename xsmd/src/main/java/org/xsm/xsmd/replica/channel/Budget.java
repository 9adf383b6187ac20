package org.xsm.xsmd.replica.channel;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/**
 * How many bytes may be held at a time for whom: a resource. A host gets a quarter at most, so that
 * one that takes nothing leaves room for the others, and what is small is always held: it is
 * bounded by its number.
 */
final class Budget {
  static final int SMALL = 64 << 10;
  private static final int SHARES = 4;

  private final AtomicLong left;
  private final long share;
  private final Map<String, AtomicLong> taken = new ConcurrentHashMap<>();

  Budget(long bytes) {
    left = new AtomicLong(bytes);
    share = bytes / SHARES;
  }

  boolean take(String host, int bytes) {
    if (bytes <= SMALL) {
      return true;
    }
    AtomicLong own = taken.computeIfAbsent(host, key -> new AtomicLong());
    if (own.addAndGet(bytes) > share) {
      own.addAndGet(-bytes);
      return false;
    }
    if (left.addAndGet(-bytes) < 0) {
      left.addAndGet(bytes);
      own.addAndGet(-bytes);
      return false;
    }
    return true;
  }

  void giveBack(String host, int bytes) {
    if (bytes > SMALL) {
      left.addAndGet(bytes);
      taken.computeIfAbsent(host, key -> new AtomicLong()).addAndGet(-bytes);
    }
  }

  long left() {
    return left.get();
  }
}
