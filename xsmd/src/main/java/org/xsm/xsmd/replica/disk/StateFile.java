package org.xsm.xsmd.replica.disk;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.xsm.xsmd.replica.order.Bytes;
import org.xsm.xsmd.store.Hash;
import org.xsm.xsmd.store.Position;

/**
 * The last two good states of something, each as it was at a position: a resource. One directory is
 * one state; the older one is there for the day the newer one is damaged. Any thread.
 */
public final class StateFile {
  private static final int KEPT = 2;
  private static final int PLACE = 8 + 8 + 32;
  private static final Pattern NAME = Pattern.compile("(\\d{10})-(\\d{18})\\.state");

  private final Disk disk;
  private final Path directory;
  private final Consumer<String> findings;

  private StateFile(Disk disk, Path directory, Consumer<String> findings) {
    this.disk = disk;
    this.directory = directory.toAbsolutePath();
    this.findings = findings;
  }

  /**
   * Opens a directory, which need not be there.
   *
   * @param findings hears of each state that was damaged, in words, on the thread that met it
   */
  public static StateFile open(Path directory, Consumer<String> findings) {
    return open(Disk.real(), directory, findings);
  }

  static StateFile open(Disk disk, Path directory, Consumer<String> findings) {
    StateFile file = new StateFile(disk, directory, findings);
    DurableFile.sweep(disk, file.directory);
    return file;
  }

  /** A state as it was at a position: a value. */
  public record Snapshot(Position position, Bytes bytes) {}

  /** Writes a state, and forgets all but it and the newest other. Returns when it is durable. */
  public synchronized void write(Position position, Bytes bytes) {
    Slot written = new Slot(position.epoch(), position.index());
    byte[] body =
        ByteBuffer.allocate(PLACE + bytes.size())
            .putLong(position.epoch())
            .putLong(position.index())
            .put(position.hash().bytes())
            .put(bytes.array())
            .array();
    file(written).write(Bytes.wrap(body));
    slots().stream()
        .filter(slot -> !slot.equals(written))
        .skip(KEPT - 1)
        .forEach(slot -> file(slot).delete());
  }

  /** The newest state that is as it was written; those before it that are not are set aside. */
  public synchronized Optional<Snapshot> newestGood() {
    for (Slot slot : slots()) {
      try {
        return Optional.of(read(slot));
      } catch (DamagedException e) {
        Path aside = setAside(file(slot).path());
        findings.accept(e.getMessage() + "; it was set aside as " + aside.getFileName());
      }
    }
    return Optional.empty();
  }

  /** Forgets the states that are past an index, because the site went on from before them. */
  public synchronized void dropAfter(long index) {
    slots().stream().filter(slot -> slot.index > index).forEach(slot -> file(slot).delete());
  }

  private Snapshot read(Slot slot) {
    DurableFile file = file(slot);
    byte[] body = file.read().orElseThrow(() -> gone(file)).array();
    if (body.length < PLACE) {
      throw new DamagedException(file.path(), "it is too short to say its position");
    }
    ByteBuffer buffer = ByteBuffer.wrap(body);
    Slot said = new Slot(buffer.getLong(), buffer.getLong());
    if (!said.equals(slot)) {
      throw new DamagedException(file.path(), "it is the state at " + said.fileName());
    }
    byte[] hash = new byte[32];
    buffer.get(hash);
    byte[] bytes = new byte[buffer.remaining()];
    buffer.get(bytes);
    return new Snapshot(
        new Position(slot.epoch, slot.index, Hash.ofDigest(hash)), Bytes.wrap(bytes));
  }

  private static DiskException gone(DurableFile file) {
    return new DiskException("cannot read " + file.path() + ": it was there a moment ago");
  }

  private Path setAside(Path file) {
    try {
      return Aside.move(disk, file);
    } catch (IOException e) {
      throw disk.failure("set " + file + " aside, which is damaged", directory, e);
    }
  }

  /** The newest first. */
  private List<Slot> slots() {
    try {
      return disk.list(directory).stream()
          .map(NAME::matcher)
          .filter(Matcher::matches)
          .map(name -> new Slot(Long.parseLong(name.group(1)), Long.parseLong(name.group(2))))
          .sorted(Comparator.reverseOrder())
          .toList();
    } catch (IOException e) {
      throw disk.failure("list " + directory, directory, e);
    }
  }

  private DurableFile file(Slot slot) {
    return DurableFile.privateAt(disk, directory.resolve(slot.fileName()));
  }

  private record Slot(long epoch, long index) implements Comparable<Slot> {
    String fileName() {
      return String.format(Locale.ROOT, "%010d-%018d.state", epoch, index);
    }

    @Override
    public int compareTo(Slot other) {
      return Comparator.comparingLong(Slot::epoch)
          .thenComparingLong(Slot::index)
          .compare(this, other);
    }
  }
}
