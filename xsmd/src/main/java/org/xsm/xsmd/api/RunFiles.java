package org.xsm.xsmd.api;

import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;
import static java.nio.file.StandardOpenOption.CREATE_NEW;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/**
 * What tells programs on this machine how to reach the API: a resource. Each file appears whole.
 * They say nothing that outlives the process, so they need not survive a power cut.
 */
final class RunFiles {
  private static final Set<PosixFilePermission> PRIVATE =
      PosixFilePermissions.fromString("rw-------");
  private static final Set<PosixFilePermission> OPEN = PosixFilePermissions.fromString("rw-r--r--");

  private RunFiles() {}

  /** Writes a token that only the owner of the file can read. */
  static void writeToken(Path file, String token) {
    write(file, (token + "\n").getBytes(StandardCharsets.UTF_8), PRIVATE);
  }

  /** Writes where the API is reached on loopback. */
  static void writePlace(Path file, int port) {
    // Two numbers: the JSON library, which costs a start much, can wait for the first call.
    String place = "{\"port\":" + port + ",\"pid\":" + ProcessHandle.current().pid() + "}";
    write(file, place.getBytes(StandardCharsets.UTF_8), OPEN);
  }

  static void remove(Path file) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot remove " + file, e);
    }
  }

  private static void write(Path file, byte[] bytes, Set<PosixFilePermission> rights) {
    Path fresh = file.resolveSibling("." + file.getFileName() + ".new");
    try {
      Files.createDirectories(file.toAbsolutePath().getParent());
      // One that a crash left may have other rights, or be a link to somewhere else.
      Files.deleteIfExists(fresh);
      try (FileChannel channel =
          FileChannel.open(
              fresh, Set.of(CREATE_NEW, WRITE), PosixFilePermissions.asFileAttribute(PRIVATE))) {
        ByteBuffer rest = ByteBuffer.wrap(bytes);
        while (rest.hasRemaining()) {
          channel.write(rest);
        }
      }
      Files.setPosixFilePermissions(fresh, rights);
      Files.move(fresh, file, ATOMIC_MOVE);
    } catch (IOException e) {
      throw new UncheckedIOException(
          "cannot write " + file + ": " + e.getMessage() + "; check the rights of its directory",
          e);
    }
  }
}
