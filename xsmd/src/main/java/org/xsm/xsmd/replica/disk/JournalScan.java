package org.xsm.xsmd.replica.disk;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.xsm.xsmd.replica.disk.RecordFile.Damage;
import org.xsm.xsmd.replica.disk.RecordFile.Kind;
import org.xsm.xsmd.store.Position;

/**
 * What a journal comes to when it is opened: a decision. Its segments are read one after the other
 * as long as each is whole and continues the one before; whatever comes after the first that does
 * not is set aside. Only what an interrupted write may have left at the very end is cut off.
 */
final class JournalScan {
  private static final Logger log = LoggerFactory.getLogger(JournalScan.class);
  private static final Pattern NAME = Pattern.compile("(\\d{18})\\.journal");

  private final Disk disk;
  private final Path directory;
  private final long durable;
  private final List<RecordFile> good = new ArrayList<>();
  private final List<String> findings = new ArrayList<>();
  private boolean ended;
  private @Nullable Aside aside;

  /**
   * @param durable the index up to which all should be there
   */
  JournalScan(Disk disk, Path directory, long durable) {
    this.disk = disk;
    this.directory = directory;
    this.durable = durable;
  }

  static String fileName(long first) {
    return String.format(Locale.ROOT, "%018d.journal", first);
  }

  List<String> findings() {
    return findings;
  }

  /** The segments that can be believed, or a new one. They are open. */
  Segments run() throws IOException {
    try {
      List<Path> files =
          disk.list(directory).stream()
              .filter(name -> NAME.matcher(name).matches())
              .map(directory::resolve)
              .toList();
      int taken = 0;
      while (taken < files.size() && !ended) {
        if (take(files.get(taken), taken == files.size() - 1)) {
          taken++;
        } else {
          ended = true;
        }
      }
      for (Path rest : files.subList(taken, files.size())) {
        if (disk.exists(rest)) {
          aside().take(rest);
        }
      }
      if (end().index() < durable) {
        findings.add(
            "the journal in "
                + directory
                + " ends at entry "
                + end().index()
                + ", and entries up to "
                + durable
                + " were there");
      }
      if (good.isEmpty()) {
        Path first = directory.resolve(fileName(1));
        good.add(RecordFile.create(disk, first, Kind.JOURNAL, Position.NOTHING));
      }
      return new Segments(good);
    } catch (IOException | RuntimeException e) {
      for (RecordFile segment : good) {
        segment.close();
      }
      throw e;
    }
  }

  /** Takes one segment in, as far as it is good. False where the journal ends before it. */
  private boolean take(Path file, boolean isLast) throws IOException {
    long first = number(file);
    if (!good.isEmpty() && first != end().index() + 1) {
      findings.add(
          "entries "
              + (end().index() + 1)
              + " to "
              + (first - 1)
              + " are missing in "
              + directory
              + "; what came after them was set aside");
      return false;
    }
    RecordFile segment;
    try {
      segment = RecordFile.open(disk, file, Kind.JOURNAL);
    } catch (DamagedException e) {
      return takeBeginning(file, isLast, e);
    }
    if (segment.start().index() != first - 1
        || (!good.isEmpty() && !segment.start().equals(end()))) {
      segment.close();
      findings.add(file + " begins after " + segment.start() + " and not after " + end());
      return false;
    }
    good.add(segment);
    Damage damage = segment.damage();
    if (damage != null) {
      cut(segment, damage, isLast);
      ended = true;
    }
    return true;
  }

  /** A segment is made before its first entry is acknowledged, so that its header may be torn. */
  private boolean takeBeginning(Path file, boolean isLast, DamagedException why)
      throws IOException {
    if (isLast && number(file) > durable && lengthOf(file) <= RecordHeader.SIZE) {
      log.info("removed a segment whose making was interrupted file={}", file);
      disk.delete(file);
      disk.sync(directory);
    } else {
      findings.add(why.getMessage() + "; it was set aside");
    }
    return false;
  }

  private void cut(RecordFile segment, Damage damage, boolean isLast) throws IOException {
    if (isLast && damage.torn() && segment.last().index() >= durable) {
      log.info("cut off an interrupted write what={}", damage.what());
    } else {
      Path copy = aside().copy(segment.path(), damage.at());
      findings.add(damage.what() + "; from there on it was set aside as " + copy.getFileName());
    }
    segment.truncate(segment.count());
    segment.force();
  }

  private Position end() {
    return good.isEmpty() ? Position.NOTHING : good.getLast().last();
  }

  private Aside aside() throws IOException {
    if (aside == null) {
      aside = Aside.in(disk, directory);
    }
    return aside;
  }

  private long lengthOf(Path file) throws IOException {
    try (OpenFile open = disk.read(file)) {
      return open.size();
    }
  }

  private static long number(Path file) {
    Matcher name = NAME.matcher(String.valueOf(file.getFileName()));
    if (!name.matches()) {
      throw new IllegalArgumentException(file + " is not the name of a segment");
    }
    return Long.parseLong(name.group(1));
  }
}
