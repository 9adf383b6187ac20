package org.xsm.xsmd.replica.copy;

import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;
import static java.nio.file.StandardOpenOption.CREATE_NEW;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Writing files so that they are on the disk when it is said, whole: a decision. */
final class Disk {
  private static final Set<PosixFilePermission> PRIVATE =
      PosixFilePermissions.fromString("rw-------");

  private Disk() {}

  /** Writes a file in one step, new or not; only its owner may read it. */
  static void write(Path file, byte[] bytes) throws IOException {
    Path fresh = file.resolveSibling(file.getFileName() + ".new");
    Files.deleteIfExists(fresh);
    create(fresh, bytes, null);
    Files.move(fresh, file, ATOMIC_MOVE);
    syncDirectory(file);
  }

  /**
   * Writes a file that must not be there yet.
   *
   * @param like the file whose owner, rights and attributes it gets; null for none
   */
  static void create(Path file, byte[] bytes, @Nullable Path like) throws IOException {
    try (FileChannel channel =
        FileChannel.open(
            file, EnumSet.of(CREATE_NEW, WRITE), PosixFilePermissions.asFileAttribute(PRIVATE))) {
      ByteBuffer rest = ByteBuffer.wrap(bytes);
      while (rest.hasRemaining()) {
        channel.write(rest);
      }
      Rights.give(file, like);
      channel.force(true);
    }
  }

  /** Brings what a directory lists to the disk. */
  static void syncDirectory(Path file) throws IOException {
    Path directory = file.toAbsolutePath().getParent();
    try (FileChannel channel =
        FileChannel.open(directory == null ? Path.of("/") : directory, READ)) {
      channel.force(true);
    }
  }
}
