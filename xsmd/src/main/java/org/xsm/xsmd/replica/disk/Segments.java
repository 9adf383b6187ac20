package org.xsm.xsmd.replica.disk;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.xsm.xsmd.replica.order.SignedEntry;

/** The files of a journal, the oldest first, at least one: a value. */
record Segments(List<RecordFile> list) {
  Segments {
    list = List.copyOf(list);
  }

  RecordFile oldest() {
    return list.getFirst();
  }

  RecordFile newest() {
    return list.getLast();
  }

  Segments with(List<RecordFile> newer) {
    List<RecordFile> more = new ArrayList<>(list);
    more.addAll(newer);
    return new Segments(more);
  }

  Segments withoutOldest() {
    return new Segments(list.subList(1, list.size()));
  }

  Segments withoutNewest() {
    return new Segments(list.subList(0, list.size() - 1));
  }

  /** Entries from an index to another, as {@link Journal#readFrom} bounds them. */
  List<SignedEntry> read(long index, long to, long maxBytes) throws IOException {
    List<SignedEntry> found = new ArrayList<>();
    long room = maxBytes;
    for (int i = indexOf(index); i >= 0 && i < list.size() && isOpen(room, found); i++) {
      long end = i + 1 < list.size() ? list.get(i + 1).start().index() : to;
      room = read(list.get(i), index + found.size(), Math.min(end, to), room, found);
    }
    return found;
  }

  private static boolean isOpen(long room, List<SignedEntry> found) {
    return found.isEmpty() || room > 0;
  }

  /** The last segment that begins before an entry; -1 if none does. */
  private int indexOf(long index) {
    int i = list.size() - 1;
    while (i >= 0 && list.get(i).start().index() >= index) {
      i--;
    }
    return i;
  }

  /** Adds to {@code found} what a segment has of them. Returns what is left of the room. */
  private static long read(
      RecordFile segment, long from, long to, long room, List<SignedEntry> found)
      throws IOException {
    if (from > to) {
      return 0;
    }
    long left = room;
    try (RecordReader reader = segment.reader()) {
      for (long index = from; index <= to; index++) {
        long at = segment.offset((int) (index - segment.start().index() - 1));
        long size = reader.next(at) - at;
        if (size > left && !found.isEmpty()) {
          return 0;
        }
        found.add(read(segment, reader, at, index));
        left -= size;
      }
      return left;
    } catch (DamagedException e) {
      if (found.isEmpty()) {
        throw e;
      }
      return 0;
    }
  }

  private static SignedEntry read(RecordFile segment, RecordReader reader, long at, long index)
      throws IOException {
    SignedEntry signed = reader.read(at);
    if (signed.entry().index() != index) {
      throw new DamagedException(segment.path(), "entry " + index + " is another one");
    }
    return signed;
  }

  void close() throws IOException {
    for (RecordFile segment : list) {
      segment.close();
    }
  }
}
