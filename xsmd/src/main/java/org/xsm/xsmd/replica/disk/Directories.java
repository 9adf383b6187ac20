package org.xsm.xsmd.replica.disk;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** What has to be done to directories for files to last: functions. */
final class Directories {
  private static final int MOST_ASIDE = 4;

  private Directories() {}

  static void make(Path directory) {
    try {
      Files.createDirectories(directory);
    } catch (IOException e) {
      throw new DiskException("cannot make " + directory + ": " + e.getMessage(), e);
    }
  }

  /** Makes names in a directory last. */
  static void sync(Path directory) throws IOException {
    try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
      channel.force(true);
    }
  }

  /** The files of a directory whose names end so, sorted by name. */
  static List<Path> list(Path directory, String suffix) {
    try (Stream<Path> files = Files.list(directory)) {
      return files
          .filter(file -> String.valueOf(file.getFileName()).endsWith(suffix))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new DiskException("cannot look into " + directory + ": " + e.getMessage(), e);
    }
  }

  /** Keeps what cannot be believed out of the way, but for an admin to look at; not for ever. */
  static Path setAside(Path file) {
    Path directory = file.toAbsolutePath().getParent();
    if (directory == null) {
      throw new DiskException("cannot set " + file + " aside: it has no directory");
    }
    String name = file.getFileName() + ".damaged-";
    try {
      List<Path> before = new ArrayList<>();
      for (int i = 1; i <= MOST_ASIDE; i++) {
        Path aside = directory.resolve(name + i);
        if (!Files.exists(aside)) {
          Files.move(file, aside, StandardCopyOption.ATOMIC_MOVE);
          sync(directory);
          return aside;
        }
        before.add(aside);
      }
      Path last = before.getLast();
      Files.move(file, last, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      sync(directory);
      return last;
    } catch (IOException e) {
      throw new DiskException("cannot set " + file + " aside: " + e.getMessage(), e);
    }
  }
}
