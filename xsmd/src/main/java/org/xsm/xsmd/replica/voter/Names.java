package org.xsm.xsmd.replica.voter;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.xsm.xsmd.replica.disk.Lasting;

/**
 * The names of the files in a voter's directory: a resource. The library writes what is in its
 * files to the disk, but begins and replaces files without seeing to it that their names are there
 * too. Where the disk keeps only what it must, a log that was acknowledged, or a vote that was
 * given, would be gone with its name when the power fails.
 */
final class Names {
  private final Path directory;
  private Set<Name> lasting = Set.of();

  private record Name(String name, @Nullable Object file) {}

  Names(Path directory) {
    this.directory = directory;
  }

  /** Returns when every name that is there now will be there after the power failed. */
  synchronized void sync() throws IOException {
    Set<Name> now = names();
    if (!now.equals(lasting)) {
      Lasting.sync(directory);
      lasting = now;
    }
  }

  private Set<Name> names() throws IOException {
    var names = new HashSet<Name>();
    try (DirectoryStream<Path> files = Files.newDirectoryStream(directory)) {
      for (Path file : files) {
        try {
          var attributes = Files.readAttributes(file, BasicFileAttributes.class);
          names.add(new Name(String.valueOf(file.getFileName()), attributes.fileKey()));
        } catch (NoSuchFileException e) {
          // It was made and replaced another meanwhile; that other is seen.
        }
      }
    } catch (NoSuchFileException e) {
      return Set.of();
    }
    return names;
  }
}
