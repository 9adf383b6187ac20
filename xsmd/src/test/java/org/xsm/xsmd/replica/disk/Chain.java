package org.xsm.xsmd.replica.disk;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.xsm.xsmd.replica.order.Bytes;
import org.xsm.xsmd.replica.order.Entry;
import org.xsm.xsmd.replica.order.SignedEntry;
import org.xsm.xsmd.store.Position;

/** Entries for tests, each after the other. */
final class Chain {
  private final Random random;
  private Position end;

  Chain(Position start, long seed) {
    this.end = start;
    this.random = new Random(seed);
  }

  static Chain fromNothing() {
    return new Chain(Position.NOTHING, 42);
  }

  Position end() {
    return end;
  }

  /** An entry with a request of that many random bytes. */
  SignedEntry next(int size) {
    return inEpoch(Math.max(1, end.epoch()), size);
  }

  SignedEntry inEpoch(long epoch, int size) {
    byte[] request = new byte[size];
    random.nextBytes(request);
    byte[] signature = new byte[70];
    random.nextBytes(signature);
    Entry entry = Entry.after(end, epoch, Bytes.wrap(request));
    end = entry.position();
    return new SignedEntry(entry, "h1-abcd", Bytes.wrap(signature));
  }

  List<SignedEntry> several(int count, int size) {
    List<SignedEntry> entries = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      entries.add(next(size));
    }
    return entries;
  }
}
