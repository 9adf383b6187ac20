package org.xsm.xsmd.app;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import org.jspecify.annotations.Nullable;
import org.xsm.xsmd.cli.Programs.DemoOrder;

/** What a demo leaves on the disk: a function. Only a directory made for it goes with it. */
final class Leftovers {
  private Leftovers() {}

  /** Removes what is to go, and says what became of it. */
  static String of(DemoOrder order) {
    Path directory = order.directory();
    if (!order.fleeting()) {
      return "their homes are kept in " + directory;
    }
    try {
      Files.walkFileTree(directory, new Removal());
      return directory + " is removed";
    } catch (IOException e) {
      return "could not remove " + directory + ": " + e.getMessage();
    }
  }

  /** Links are not followed. */
  private static final class Removal extends SimpleFileVisitor<Path> {
    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
      Files.deleteIfExists(file);
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult postVisitDirectory(Path directory, @Nullable IOException failure)
        throws IOException {
      if (failure != null) {
        throw failure;
      }
      Files.deleteIfExists(directory);
      return FileVisitResult.CONTINUE;
    }
  }
}
