package org.xsm.xsmd.cli;

import static java.nio.file.LinkOption.NOFOLLOW_LINKS;
import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;
import static java.nio.file.StandardOpenOption.CREATE_NEW;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Writes a file whole or not at all: a decision. It goes to a temporary file beside it, to the
 * disk, and takes the file's place in one step; mode, owner and group stay, symbolic links are
 * followed. Whoever reads meanwhile sees the old text or the new one.
 */
final class AtomicFile {
  private static final int LINKS = 40;
  private static final Set<PosixFilePermission> PRIVATE =
      PosixFilePermissions.fromString("rw-------");

  private AtomicFile() {}

  /**
   * Writes a file, new or not.
   *
   * @param name the file as messages call it
   */
  static void write(Path name, Path place, byte[] bytes) {
    try {
      write(target(place), bytes);
    } catch (IOException e) {
      throw new Failure(Exit.USAGE, "cannot write " + name + ": " + why(e), e);
    }
  }

  /** Writes a new file that has mode, owner and group of another. */
  static void writeLike(Path name, Path place, Path like, byte[] bytes) {
    try {
      write(target(place), bytes, Files.readAttributes(like, PosixFileAttributes.class));
    } catch (IOException e) {
      throw new Failure(Exit.USAGE, "cannot write " + name + ": " + why(e), e);
    }
  }

  /** Writes a file that was read before, unless somebody else changed it since. */
  static void replace(Path name, Path place, byte[] read, byte[] bytes) {
    try {
      Path target = target(place);
      if (!Arrays.equals(Files.readAllBytes(target), read)) {
        throw new Failure(
            Exit.CONFLICT,
            name + " was changed by somebody else meanwhile; nothing is written, try again");
      }
      write(target, bytes);
    } catch (IOException e) {
      throw new Failure(Exit.USAGE, "cannot write " + name + ": " + why(e), e);
    }
  }

  private static void write(Path target, byte[] bytes) throws IOException {
    write(
        target,
        bytes,
        Files.exists(target) ? Files.readAttributes(target, PosixFileAttributes.class) : null);
  }

  private static void write(Path target, byte[] bytes, @Nullable PosixFileAttributes like)
      throws IOException {
    boolean there = Files.exists(target, NOFOLLOW_LINKS);
    if (there && !Files.isRegularFile(target, NOFOLLOW_LINKS)) {
      throw new FileSystemException(target.toString(), null, "it is not a regular file");
    }
    if (there && !Files.isWritable(target)) {
      throw new AccessDeniedException(target.toString());
    }
    Path directory = Objects.requireNonNull(target.toAbsolutePath().getParent());
    Path temporary =
        Files.createTempFile(
            directory,
            "." + target.getFileName() + ".",
            ".new",
            PosixFilePermissions.asFileAttribute(PRIVATE));
    try {
      fill(temporary, bytes);
      if (like != null) {
        keep(like, temporary);
      } else {
        Files.setPosixFilePermissions(temporary, ordinary(directory));
      }
      Files.move(temporary, target, ATOMIC_MOVE);
    } finally {
      Files.deleteIfExists(temporary);
    }
    try (FileChannel channel = FileChannel.open(directory, READ)) {
      channel.force(true);
    }
  }

  private static void fill(Path file, byte[] bytes) throws IOException {
    try (FileChannel channel = FileChannel.open(file, WRITE)) {
      ByteBuffer rest = ByteBuffer.wrap(bytes);
      while (rest.hasRemaining()) {
        channel.write(rest);
      }
      channel.force(true);
    }
  }

  private static void keep(PosixFileAttributes old, Path file) throws IOException {
    var view = Files.getFileAttributeView(file, PosixFileAttributeView.class);
    try {
      if (!view.readAttributes().group().equals(old.group())) {
        view.setGroup(old.group());
      }
      if (!view.getOwner().equals(old.owner())) {
        view.setOwner(old.owner());
      }
    } catch (FileSystemException e) {
      String owner = old.owner().getName() + ":" + old.group().getName();
      throw new FileSystemException(
          file.toString(),
          null,
          "it belongs to " + owner + ", and would not any more; call xsm as its owner");
    }
    view.setPermissions(old.permissions());
  }

  /** What a new file gets: the rights that the process gives to files that it makes. */
  private static Set<PosixFilePermission> ordinary(Path directory) throws IOException {
    Path probe = directory.resolve(".xsm-" + ProcessHandle.current().pid() + ".probe");
    try {
      FileChannel.open(probe, CREATE_NEW, WRITE).close();
      return EnumSet.copyOf(Files.getPosixFilePermissions(probe));
    } finally {
      Files.deleteIfExists(probe);
    }
  }

  /** The file that is meant, behind any links; it need not be there. */
  private static Path target(Path place) throws IOException {
    Path target = place;
    for (int i = 0; i < LINKS; i++) {
      if (!Files.isSymbolicLink(target)) {
        return target;
      }
      target = target.resolveSibling(Files.readSymbolicLink(target));
    }
    throw new FileSystemException(place.toString(), null, "its symbolic links go round in circles");
  }

  private static String why(IOException error) {
    return switch (error) {
      case NoSuchFileException e -> "its directory is not there; make it first";
      case AccessDeniedException e -> "this user may not; check the rights of it and its directory";
      case FileSystemException e when e.getReason() != null -> e.getReason();
      default -> String.valueOf(error.getMessage());
    };
  }
}
