package org.xsm.xsmd.replica;

import java.util.function.LongSupplier;

/**
 * Whether the disk of this host has room for a voter: a decision, that remembers the last one. A
 * voter whose disk is full stands up before it is in the others' way; what it has of its log and
 * its vote stays.
 */
final class Room {
  /** With less, what fails to be written fails for want of room. */
  static final long LEAST = 4L << 20;

  /** With so much a voter may begin again: a stretch of its log, two snapshots, and some hours. */
  static final long ENOUGH = 16L << 20;

  private final LongSupplier free;
  private volatile String lacking = "";

  /**
   * Asks nobody yet.
   *
   * @param free how many bytes are free where this host keeps the site; negative if nobody knows
   */
  Room(LongSupplier free) {
    this.free = free;
  }

  /**
   * Looks at the disk, and returns whether it has room.
   *
   * @param failing whether something could not be written lately
   */
  synchronized boolean look(boolean failing) {
    long now = free.getAsLong();
    boolean full = now >= 0 && (lacking.isEmpty() ? failing && now < LEAST : now < ENOUGH);
    lacking =
        full
            ? "its disk is full: "
                + (now >> 20)
                + " MiB are free; make room for "
                + (ENOUGH >> 20)
                + " MiB, and it goes on by itself"
            : "";
    return !full;
  }

  /** Why there was no room at the last look, in words; empty when there was. */
  String lacking() {
    return lacking;
  }
}
