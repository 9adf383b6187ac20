package org.xsm.xsmd.replica.disk;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.xsm.xsmd.replica.disk.RecordFile.Kind;
import org.xsm.xsmd.replica.order.SignedEntry;

/** One batch on its way into a journal's segments: a resource, undone when the disk fails. */
final class Appending {
  private final Disk disk;
  private final Path directory;
  private final RecordFile tail;
  private final int kept;
  private final List<RecordFile> made = new ArrayList<>();
  private final List<Path> paths = new ArrayList<>();
  private boolean forcing;

  Appending(Disk disk, Path directory, RecordFile tail) {
    this.disk = disk;
    this.directory = directory;
    this.tail = tail;
    this.kept = tail.count();
  }

  /** The segments that were made for it. */
  List<RecordFile> made() {
    return made;
  }

  /**
   * Returns when all of it is on the disk, with one force for each segment.
   *
   * @param most how long a segment may be, unless a single entry is longer
   */
  void write(List<SignedEntry> batch, long most) throws IOException {
    RecordFile segment = tail;
    int from = 0;
    long size = segment.size();
    for (int i = 0; i < batch.size(); i++) {
      int length = EntryRecord.size(batch.get(i));
      boolean isEmpty = segment.count() == 0 && i == from;
      if (size + length > most && !isEmpty) {
        put(segment, batch.subList(from, i), from);
        segment = make(segment);
        from = i;
        size = RecordHeader.SIZE;
      }
      size += length;
    }
    put(segment, batch.subList(from, batch.size()), from);
  }

  private void put(RecordFile segment, List<SignedEntry> part, int before) throws IOException {
    if (!part.isEmpty()) {
      segment.write(part, before);
      forcing = true;
      segment.force();
      forcing = false;
    }
  }

  private RecordFile make(RecordFile before) throws IOException {
    Path path = directory.resolve(JournalScan.fileName(before.last().index() + 1));
    paths.add(path);
    RecordFile segment = RecordFile.create(disk, path, Kind.JOURNAL, before.last());
    made.add(segment);
    return segment;
  }

  /**
   * Takes back what was written of it. False when nobody knows what is on the disk now: after a
   * force that failed, or when taking back failed as well.
   */
  boolean undo(IOException why) {
    try {
      for (RecordFile segment : made) {
        segment.close();
      }
      for (Path path : paths.reversed()) {
        disk.delete(path);
      }
      if (!paths.isEmpty()) {
        disk.sync(directory);
      }
      tail.truncate(kept);
      // Else a power cut could bring back what was taken away, beside what came in its place.
      tail.force();
      return !forcing;
    } catch (IOException | RuntimeException e) {
      why.addSuppressed(e);
      return false;
    }
  }
}
