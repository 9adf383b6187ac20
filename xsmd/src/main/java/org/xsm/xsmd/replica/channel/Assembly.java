package org.xsm.xsmd.replica.channel;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.xsm.xsmd.replica.order.Bytes;

/**
 * A body that comes in parts, in their order: a resource, as it holds a share of the budget until
 * it is ended. Whoever sends another part than the next has spoiled it.
 */
final class Assembly {
  private final Budget budget;
  private final String host;
  private final int total;
  private byte @Nullable [] bytes;
  private int filled;
  private long touched = System.nanoTime();
  private boolean ended;

  private Assembly(Budget budget, String host, int total) {
    this.budget = budget;
    this.host = host;
    this.total = total;
  }

  /** Empty when the budget does not have it. */
  static Optional<Assembly> begin(Budget budget, String host, int total) {
    return budget.take(host, total)
        ? Optional.of(new Assembly(budget, host, total))
        : Optional.empty();
  }

  /** Takes a part; false when it is not the next one. */
  synchronized boolean add(Packet packet) {
    int length = packet.part().remaining();
    if (ended || packet.total() != total || packet.offset() != filled || length > total - filled) {
      return false;
    }
    byte[] into = bytes;
    if (into == null) {
      into = new byte[total];
      bytes = into;
    }
    packet.part().get(into, filled, length);
    filled += length;
    touched = System.nanoTime();
    return true;
  }

  synchronized boolean complete() {
    return filled == total;
  }

  synchronized Bytes body() {
    byte[] whole = bytes;
    return whole == null ? Bytes.NONE : Bytes.wrap(whole);
  }

  synchronized boolean idle(Duration limit) {
    return System.nanoTime() - touched > limit.toNanos();
  }

  /** Gives its share of the budget back; more than once is once. */
  synchronized void end() {
    if (!ended) {
      ended = true;
      bytes = null;
      budget.giveBack(host, total);
    }
  }
}
