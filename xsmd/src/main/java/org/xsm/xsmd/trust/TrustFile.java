package org.xsm.xsmd.trust;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;
import static java.nio.file.attribute.PosixFilePermission.OWNER_EXECUTE;
import static java.nio.file.attribute.PosixFilePermission.OWNER_READ;
import static java.nio.file.attribute.PosixFilePermission.OWNER_WRITE;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Set;

/**
 * Files of keys and certificates: a decision. They are written whole or not at all; private ones
 * are nobody's but their owner's from the first byte on, and are not read when they are not.
 */
final class TrustFile {
  private static final int MOST_BYTES = 256 * 1024;
  private static final Set<PosixFilePermission> OWNERS =
      EnumSet.of(OWNER_READ, OWNER_WRITE, OWNER_EXECUTE);
  private static final Set<PosixFilePermission> PRIVATE =
      PosixFilePermissions.fromString("rw-------");
  private static final Set<PosixFilePermission> PUBLIC =
      PosixFilePermissions.fromString("rw-r--r--");

  private TrustFile() {}

  static void writePrivate(Path file, String text) {
    write(file, text, PRIVATE);
  }

  static void writePublic(Path file, String text) {
    write(file, text, PUBLIC);
  }

  static String readPrivate(Path file) {
    try {
      Set<PosixFilePermission> rights = Files.getPosixFilePermissions(file);
      if (!OWNERS.containsAll(rights)) {
        throw new TrustException(
            "refused to use the key in "
                + file
                + ": its mode "
                + PosixFilePermissions.toString(rights)
                + " lets others than its owner at it; if nobody can have read it, chmod 600 "
                + file
                + ", else make a new key");
      }
      return text(file);
    } catch (IOException e) {
      throw new TrustException("cannot read the key in " + file + ": " + why(e), e);
    }
  }

  static String read(Path file) {
    try {
      return text(file);
    } catch (IOException e) {
      throw new TrustException("cannot read " + file + ": " + why(e), e);
    }
  }

  private static String text(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      byte[] bytes = in.readNBytes(MOST_BYTES + 1);
      if (bytes.length > MOST_BYTES) {
        throw new FileSystemException(file.toString(), null, "it is longer than any key file");
      }
      return new String(bytes, US_ASCII);
    }
  }

  private static void write(Path file, String text, Set<PosixFilePermission> mode) {
    try {
      Path directory = Objects.requireNonNull(file.toAbsolutePath().getParent());
      Path temporary =
          Files.createTempFile(
              directory,
              "." + file.getFileName() + ".",
              ".new",
              PosixFilePermissions.asFileAttribute(PRIVATE));
      try {
        fill(temporary, text);
        Files.setPosixFilePermissions(temporary, mode);
        Files.move(temporary, file, ATOMIC_MOVE);
      } finally {
        Files.deleteIfExists(temporary);
      }
      try (FileChannel channel = FileChannel.open(directory, READ)) {
        channel.force(true);
      }
    } catch (IOException e) {
      throw new TrustException("cannot write " + file + ": " + why(e), e);
    }
  }

  private static void fill(Path file, String text) throws IOException {
    try (FileChannel channel = FileChannel.open(file, WRITE)) {
      ByteBuffer rest = ByteBuffer.wrap(text.getBytes(US_ASCII));
      while (rest.hasRemaining()) {
        channel.write(rest);
      }
      channel.force(true);
    }
  }

  private static String why(IOException error) {
    return switch (error) {
      case NoSuchFileException e -> "it, or its directory, is not there";
      case AccessDeniedException e -> "this user may not; check the rights of it and its directory";
      case FileSystemException e when e.getReason() != null -> e.getReason();
      default -> String.valueOf(error.getMessage());
    };
  }
}
