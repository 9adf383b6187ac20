package org.xsm.xsmd.replica.disk;

import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;
import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.TRUNCATE_EXISTING;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Directories and plain files that are there after the power failed, and not only after the process
 * ended: a decision.
 */
public final class Lasting {
  private Lasting() {}

  /** Makes a directory and those above it, with the rights that the process gives. */
  public static void makeDirectory(Path directory) throws IOException {
    Deque<Path> missing = new ArrayDeque<>();
    Path at = directory.toAbsolutePath();
    while (at != null && !Files.isDirectory(at)) {
      missing.push(at);
      at = at.getParent();
    }
    for (Path each : missing) {
      Files.createDirectories(each);
      syncAbove(each);
    }
  }

  /** Writes a file that is read by others than this program, whole or not at all. */
  public static void write(Path file, byte[] bytes) throws IOException {
    Path fresh = file.resolveSibling("." + file.getFileName() + ".new");
    try (FileChannel channel = FileChannel.open(fresh, CREATE, TRUNCATE_EXISTING, WRITE)) {
      ByteBuffer rest = ByteBuffer.wrap(bytes);
      while (rest.hasRemaining()) {
        channel.write(rest);
      }
      channel.force(true);
    }
    Files.move(fresh, file, ATOMIC_MOVE);
    syncAbove(file);
  }

  /** Returns when the names in a directory are on the disk. */
  public static void sync(Path directory) throws IOException {
    Disk.real().sync(directory);
  }

  private static void syncAbove(Path path) throws IOException {
    Path above = path.toAbsolutePath().getParent();
    if (above != null) {
      sync(above);
    }
  }
}
