package org.xsm.lab;

import static java.nio.file.StandardCopyOption.COPY_ATTRIBUTES;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** A fresh copy of the sources under test, as after a clone: a value that names its directory. */
record Checkout(Path root) {
  /** More than a first build has ever taken, with an empty local repository or a busy machine. */
  static final Duration BUILD_LIMIT = Duration.ofMinutes(5);

  private static final Set<String> NOT_SOURCES = Set.of(".git", ".xsm", "target");

  /** The checkout that this build runs in. */
  static Path original() {
    return Path.of(System.getProperty("xsm.root"));
  }

  static Checkout copyTo(Path root) throws IOException {
    var from = original();
    Files.walkFileTree(
        from,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult preVisitDirectory(Path dir, BasicFileAttributes attributes)
              throws IOException {
            if (NOT_SOURCES.contains(dir.getFileName().toString())) {
              return FileVisitResult.SKIP_SUBTREE;
            }
            Files.createDirectories(root.resolve(from.relativize(dir)));
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            if (!NOT_SOURCES.contains(file.getFileName().toString())) {
              Files.copy(file, root.resolve(from.relativize(file)), COPY_ATTRIBUTES);
            }
            return FileVisitResult.CONTINUE;
          }
        });
    return new Checkout(root);
  }

  Path launcher() {
    return root.resolve("xsm");
  }

  Ran xsm(String... words) {
    return start(launcher(), root, Map.of(), words).await(BUILD_LIMIT);
  }

  /**
   * Starts the launcher by the name {@code as}, in a directory and with some of the environment.
   */
  static Ran.Running start(Path as, Path in, Map<String, String> environment, String... words) {
    var command = Stream.concat(Stream.of(as.toString()), Stream.of(words)).toList();
    var program = new ProcessBuilder(command).directory(in.toFile());
    program.environment().putAll(environment);
    return Ran.start(program);
  }

  /** The built program's directory, as the launcher's notes have it. */
  Path app() throws IOException {
    return Path.of(Files.readAllLines(root.resolve(".xsm/current")).getLast());
  }
}
