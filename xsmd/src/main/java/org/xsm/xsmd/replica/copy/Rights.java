package org.xsm.xsmd.replica.copy;

import static java.nio.file.LinkOption.NOFOLLOW_LINKS;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Gives a file owner, group, mode and attributes of another: a decision. */
final class Rights {
  private static final Logger log = LoggerFactory.getLogger(Rights.class);
  private static final int ROOT = 0;

  /** Of a site file that nobody made before: it may hold hashes of passwords. */
  private static final String ORDINARY = "rw-r-----";

  private Rights() {}

  static void give(Path file, @Nullable Path like) throws IOException {
    if (like == null) {
      return;
    }
    try {
      var old = Files.readAttributes(like, PosixFileAttributes.class, NOFOLLOW_LINKS);
      belong(file, old, Stamp.of(like).owner());
      Libc.copyAttributes(like, file);
      Files.setPosixFilePermissions(file, old.permissions());
    } catch (NoSuchFileException e) {
      Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(ORDINARY));
    }
  }

  private static void belong(Path file, PosixFileAttributes old, int owner) throws IOException {
    var view = Files.getFileAttributeView(file, PosixFileAttributeView.class, NOFOLLOW_LINKS);
    try {
      if (!view.readAttributes().group().equals(old.group())) {
        view.setGroup(old.group());
      }
      // Saves of anybody but root do not count, so a file of theirs becomes the daemon's again.
      if (owner == ROOT && !view.getOwner().equals(old.owner())) {
        view.setOwner(old.owner());
      }
    } catch (FileSystemException e) {
      log.warn("owner is not kept file={} owner={} why={}", file, old.owner(), e.getMessage());
    }
  }
}
