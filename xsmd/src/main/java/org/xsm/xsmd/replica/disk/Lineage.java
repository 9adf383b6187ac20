package org.xsm.xsmd.replica.disk;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.xsm.xsmd.replica.disk.RecordFile.Damage;
import org.xsm.xsmd.replica.disk.RecordFile.Kind;
import org.xsm.xsmd.replica.order.SignedEntry;
import org.xsm.xsmd.store.Position;

/**
 * The entries that changed the voters, kept for ever: a resource. They lead whoever knew the voters
 * of long ago to those of today. Any thread.
 */
public final class Lineage implements AutoCloseable {
  private final Disk disk;
  private final RecordFile file;
  private final List<Long> indexes = new ArrayList<>();
  private @Nullable String refusal;

  private Lineage(Disk disk, RecordFile file) throws IOException {
    this.disk = disk;
    this.file = file;
    try (RecordReader reader = file.reader()) {
      for (int i = 0; i < file.count(); i++) {
        indexes.add(reader.read(file.offset(i)).entry().index());
      }
    }
  }

  /**
   * Opens a file, which need not be there. From the first damaged entry on it is set aside, which
   * is a finding; so is an interrupted write, as nothing tells it from a damaged last entry.
   */
  public static Opening<Lineage> open(Path path) {
    return open(Disk.real(), path);
  }

  static Opening<Lineage> open(Disk disk, Path path) {
    Path place = path.toAbsolutePath();
    List<String> findings = new ArrayList<>();
    try {
      disk.makeDirectories(Objects.requireNonNull(place.getParent()));
      return new Opening<>(new Lineage(disk, file(disk, place, findings)), findings);
    } catch (IOException e) {
      throw disk.failure("open " + place, place, e);
    }
  }

  private static RecordFile file(Disk disk, Path path, List<String> findings) throws IOException {
    if (!disk.exists(path)) {
      return RecordFile.create(disk, path, Kind.LINEAGE, Position.NOTHING);
    }
    RecordFile file;
    try {
      file = RecordFile.open(disk, path, Kind.LINEAGE);
    } catch (DamagedException e) {
      findings.add(e.getMessage() + "; it was set aside as " + Aside.move(disk, path));
      return RecordFile.create(disk, path, Kind.LINEAGE, Position.NOTHING);
    }
    Damage damage = file.damage();
    if (damage != null) {
      Path parent = Objects.requireNonNull(path.getParent());
      Path copy = Aside.in(disk, parent).copy(path, damage.at());
      findings.add(damage.what() + "; from there on it was set aside as " + copy);
      file.truncate(file.count());
    }
    file.rewrite(0);
    file.force();
    return file;
  }

  /** Appends an entry that is further than the last one. Returns when it is on the disk. */
  public synchronized void append(SignedEntry signed) {
    String what = "append entry " + signed.entry().index() + " to " + file.path();
    refuse(what);
    if (!Kind.LINEAGE.follows(file.last(), signed.entry())) {
      throw new IllegalArgumentException(
          "cannot " + what + ": its last entry is at " + file.last());
    }
    int kept = file.count();
    boolean forcing = false;
    try {
      file.write(List.of(signed), 0);
      forcing = true;
      file.force();
      indexes.add(signed.entry().index());
    } catch (IOException e) {
      if (!takeBack(kept, e) || forcing) {
        refusal = "an earlier write failed (" + e.getMessage() + ")";
      }
      throw disk.failure(what, file.path(), e);
    }
  }

  private boolean takeBack(int kept, IOException why) {
    try {
      file.truncate(kept);
      file.force();
      return true;
    } catch (IOException | RuntimeException e) {
      why.addSuppressed(e);
      return false;
    }
  }

  /** The index of the newest entry; 0 when there is none. */
  public synchronized long last() {
    return file.last().index();
  }

  /** How many entries there are. */
  public synchronized int count() {
    return file.count();
  }

  /** Entries from an index on, bounded as in {@link Journal#readFrom}. */
  public synchronized List<SignedEntry> readFrom(long index, long maxBytes) {
    List<SignedEntry> found = new ArrayList<>();
    long room = maxBytes;
    try (RecordReader reader = file.reader()) {
      for (int i = firstFrom(index); i < file.count(); i++) {
        long at = file.offset(i);
        room -= reader.next(at) - at;
        if (room < 0 && !found.isEmpty()) {
          break;
        }
        found.add(reader.read(at));
      }
      return found;
    } catch (IOException e) {
      throw disk.failure("read " + file.path(), file.path(), e);
    }
  }

  /** Takes back the entries after an index, because the site went on from there. */
  public synchronized void dropAfter(long index) {
    String what = "drop the entries after " + index + " from " + file.path();
    refuse(what);
    int keep = firstFrom(index + 1);
    try {
      if (keep < file.count()) {
        file.truncate(keep);
        file.force();
        indexes.subList(keep, indexes.size()).clear();
      }
    } catch (IOException e) {
      refusal = "it could not be changed (" + e.getMessage() + ")";
      throw disk.failure(what, file.path(), e);
    }
  }

  private int firstFrom(long index) {
    int i = 0;
    while (i < indexes.size() && indexes.get(i) < index) {
      i++;
    }
    return i;
  }

  private void refuse(String what) {
    if (refusal != null) {
      throw new DiskException("cannot " + what + ": " + refusal + "; open it again");
    }
  }

  @Override
  public synchronized void close() {
    refusal = "it is closed";
    try {
      file.close();
    } catch (IOException e) {
      throw disk.failure("close " + file.path(), file.path(), e);
    }
  }
}
