package org.xsm.xsmd.replica.disk;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.xsm.xsmd.replica.order.SignedEntry;
import org.xsm.xsmd.store.Hash;

/**
 * Entries in their order, in files of some MiB: a resource of one directory. What {@code append}
 * returned from is on the disk. A record that is not as it was written ends the journal before it:
 * what came after is set aside, to be had from the other hosts again. Any thread.
 */
public final class Journal implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(Journal.class);
  private static final long SEGMENT = 8L * 1024 * 1024;

  private final Path directory;
  private final long segmentSize;
  private final TreeMap<Long, Segment> segments = new TreeMap<>();
  private boolean suspect;
  private boolean roll;

  private Journal(Path directory, long segmentSize) {
    this.directory = directory;
    this.segmentSize = segmentSize;
  }

  /** A journal, and what was found wrong with it, in words. */
  public record Opening(Journal journal, List<String> findings) {
    public Opening {
      findings = List.copyOf(findings);
    }
  }

  public static Opening open(Path directory) {
    return open(directory, SEGMENT);
  }

  static Opening open(Path directory, long segmentSize) {
    Directories.make(directory);
    var journal = new Journal(directory, segmentSize);
    var findings = new ArrayList<String>();
    try {
      journal.load(findings);
    } catch (IOException e) {
      throw new DiskException("cannot open the journal in " + directory + ": " + e.getMessage(), e);
    }
    findings.forEach(finding -> log.warn("journal finding={}", finding));
    return new Opening(journal, findings);
  }

  /** The first index that is kept; 0 if none is. */
  public synchronized long first() {
    return segments.isEmpty() ? 0 : segments.firstEntry().getValue().first();
  }

  /** The last index that is kept; 0 if none is. */
  public synchronized long last() {
    Segment last = lastSegment();
    return last == null ? 0 : last.last();
  }

  /** Keeps entries that follow the last. */
  public synchronized void append(List<SignedEntry> entries) {
    if (entries.isEmpty()) {
      return;
    }
    long next = entries.getFirst().entry().index();
    if (!segments.isEmpty() && next != last() + 1) {
      throw new DiskException("entry " + next + " does not follow " + last() + " in the journal");
    }
    try {
      mend();
      write(entries);
    } catch (IOException e) {
      suspect = true;
      try {
        dropAfter(next - 1);
      } catch (DiskException _) {
        // The next append tries to mend it again.
      }
      throw new DiskException(
          "cannot keep entry " + next + " in " + directory + ": " + e.getMessage(), e);
    }
  }

  /** Entries from an index on, not more bytes than that unless the first alone is more. */
  public synchronized List<SignedEntry> from(long index, long mostBytes) {
    var entries = new ArrayList<SignedEntry>();
    if (segments.isEmpty() || index < first()) {
      return entries;
    }
    long bytes = 0;
    long last = last();
    try {
      for (long i = index; i <= last; i++) {
        Segment segment = segments.floorEntry(i).getValue();
        bytes += segment.lengthOf(i);
        if (!entries.isEmpty() && bytes > mostBytes) {
          break;
        }
        entries.add(segment.read(i));
      }
      return entries;
    } catch (IOException e) {
      throw new DiskException("cannot read the journal in " + directory + ": " + e.getMessage(), e);
    }
  }

  /** Lets go of whole files whose entries all come before an index. */
  public synchronized void dropBefore(long index) {
    while (segments.size() > 1 && segments.firstEntry().getValue().last() < index) {
      segments.pollFirstEntry().getValue().delete();
    }
  }

  /** How many bytes the entries from an index on take. */
  public synchronized long bytesFrom(long index) {
    return segments.values().stream()
        .filter(segment -> segment.last() >= index)
        .mapToLong(Segment::size)
        .sum();
  }

  /** Forgets everything, for what comes next follows something else. */
  public synchronized void clear() {
    segments.values().forEach(Segment::delete);
    segments.clear();
    sync();
  }

  @Override
  public synchronized void close() {
    segments.values().forEach(Segment::close);
    segments.clear();
  }

  private void write(List<SignedEntry> entries) throws IOException {
    Segment segment = lastSegment();
    var records = new ArrayList<byte[]>();
    long size = segment == null ? 0 : segment.size();
    for (SignedEntry signed : entries) {
      byte[] record = EntryRecord.encode(signed);
      if (segment == null || roll || (size > 0 && size + record.length > segmentSize)) {
        roll = false;
        if (segment != null) {
          segment.append(records);
          segment.force();
          records.clear();
        }
        segment = Segment.create(directory, signed.entry().index());
        segments.put(segment.first(), segment);
        size = 0;
      }
      records.add(record);
      size += record.length;
    }
    if (segment != null) {
      segment.append(records);
      segment.force();
    }
  }

  /**
   * After a write or a sync failed, nobody knows what of the file is on the disk: it is read again
   * from the start, and goes on in another file.
   */
  private void mend() throws IOException {
    if (!suspect) {
      return;
    }
    long expected = last();
    segments.values().forEach(Segment::close);
    segments.clear();
    var findings = new ArrayList<String>();
    load(findings);
    if (last() < expected) {
      throw new IOException("entries after " + last() + " are lost");
    }
    suspect = false;
    roll = true;
  }

  /** Forgets the entries after an index. */
  private void dropAfter(long index) {
    try {
      while (!segments.isEmpty() && segments.lastEntry().getValue().first() > index) {
        segments.pollLastEntry().getValue().delete();
      }
      Segment last = lastSegment();
      if (last != null) {
        last.cut(index + 1);
      }
      Directories.sync(directory);
    } catch (IOException e) {
      throw new DiskException("cannot cut the journal in " + directory + ": " + e.getMessage(), e);
    }
  }

  private void load(List<String> findings) throws IOException {
    Hash last = null;
    long next = 0;
    boolean broken = false;
    for (Path file : Directories.list(directory, Segment.SUFFIX)) {
      if (broken) {
        findings.add(file + " follows what is lost; it is set aside as " + setAside(file));
        continue;
      }
      Segment.Found found = Segment.open(file, last);
      Segment segment = found.segment();
      if (next != 0 && segment.first() != next) {
        segment.close();
        findings.add(
            "entries " + next + " to " + (segment.first() - 1) + " are missing before " + file);
        findings.add(file + " is set aside as " + setAside(file));
        broken = true;
        continue;
      }
      if (found.rest() > 0) {
        broken = true;
        if (found.isTorn() && Directories.list(directory, Segment.SUFFIX).getLast().equals(file)) {
          // What a write left behind that was cut off; nobody was told that it was kept.
          log.info("cut off what was not written whole file={} bytes={}", file, found.rest());
        } else {
          findings.add(found.damage() + "; it is kept as " + copyAside(file));
        }
        segment.cut(segment.last() + 1);
      }
      if (segment.isEmpty()) {
        segment.delete();
        continue;
      }
      segments.put(segment.first(), segment);
      last = found.last();
      next = segment.last() + 1;
    }
  }

  private static Path setAside(Path file) {
    return Directories.setAside(file);
  }

  private static Path copyAside(Path file) throws IOException {
    Path copy = file.resolveSibling(file.getFileName() + ".copy");
    Files.deleteIfExists(copy);
    Files.copy(file, copy);
    return Directories.setAside(copy);
  }

  private void sync() {
    try {
      Directories.sync(directory);
    } catch (IOException e) {
      throw new DiskException("cannot sync " + directory + ": " + e.getMessage(), e);
    }
  }

  private @Nullable Segment lastSegment() {
    Map.Entry<Long, Segment> last = segments.lastEntry();
    return last == null ? null : last.getValue();
  }
}
