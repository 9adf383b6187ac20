package org.xsm.xsmd.replica.disk;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where damaged files go: a decision. They are renamed beside their place, to {@code *.damaged-N},
 * for whoever wants to look; of those that earlier incidents left, a bounded number is kept.
 */
final class Aside {
  /** How many of earlier incidents stay in a directory. */
  static final int KEPT = 8;

  private static final Pattern DAMAGED = Pattern.compile(".*\\.damaged-(\\d{1,9})");

  private final Disk disk;
  private final Path directory;
  private int next;

  private Aside(Disk disk, Path directory, int next) {
    this.disk = disk;
    this.directory = directory;
    this.next = next;
  }

  /** A new incident in a directory: the oldest of the earlier ones make room. */
  static Aside in(Disk disk, Path directory) throws IOException {
    List<String> earlier =
        disk.list(directory).stream()
            .filter(name -> number(name) > 0)
            .sorted(Comparator.comparingInt(Aside::number))
            .toList();
    for (String name : earlier.subList(0, Math.max(0, earlier.size() - KEPT))) {
      disk.delete(directory.resolve(name));
    }
    return new Aside(disk, directory, earlier.isEmpty() ? 1 : number(earlier.getLast()) + 1);
  }

  /** Sets one file aside: an incident of its own. */
  static Path move(Disk disk, Path file) throws IOException {
    return in(disk, Objects.requireNonNull(file.toAbsolutePath().getParent())).take(file);
  }

  /** Renames a file. Returns its new name when that is durable. */
  Path take(Path file) throws IOException {
    Path place = place(file);
    disk.move(file, place);
    disk.sync(directory);
    return place;
  }

  /** Copies what a file holds from an offset on. Returns when the copy is durable. */
  Path copy(Path file, long from) throws IOException {
    Path place = place(file);
    try (OpenFile source = disk.read(file);
        OpenFile target = disk.create(place, Disk.Access.OWNER)) {
      byte[] buffer = new byte[64 * 1024];
      long at = from;
      int read = source.read(at, buffer, 0, buffer.length);
      while (read > 0) {
        target.write(at - from, buffer, 0, read);
        at += read;
        read = source.read(at, buffer, 0, buffer.length);
      }
      target.force();
    }
    disk.sync(directory);
    return place;
  }

  private Path place(Path file) {
    return directory.resolve(file.getFileName() + ".damaged-" + next++);
  }

  private static int number(String name) {
    Matcher matcher = DAMAGED.matcher(name);
    return matcher.matches() ? Integer.parseInt(matcher.group(1)) : 0;
  }
}
