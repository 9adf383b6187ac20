package org.xsm.lab;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * A disk that can lose its power, for the home of one host: a resource, a process that serves it.
 * What it forgets then, and what it does not, is said in {@code src/test/native/forgetful.c}.
 */
final class ForgetfulDisk implements AutoCloseable {
  private static final Duration LIMIT = Duration.ofSeconds(10);

  /** What the disk keeps beside what was synced. */
  enum Manner {
    /** Nothing. */
    STRICT,
    /** With every sync all names, as the file systems do that hosts have. */
    JOURNALED
  }

  private final Path place;
  private final Ran.Running server;

  private ForgetfulDisk(Path place, Ran.Running server) {
    this.place = place;
    this.server = server;
  }

  /** Builds the program that serves such disks. */
  static Path build(Path directory) {
    return Native.build("forgetful", directory, "$(pkg-config --cflags --libs fuse3)");
  }

  /** Mounts one, empty, at a directory that is made. */
  static ForgetfulDisk mount(Path program, Path place, Manner manner) {
    try {
      Path backing = Files.createDirectories(place.resolveSibling(place.getFileName() + ".disk"));
      Files.createDirectories(place);
      var server =
          Ran.start(
              new ProcessBuilder(
                  program.toString(),
                  backing.toString(),
                  manner.name().toLowerCase(java.util.Locale.ROOT),
                  place.toString()));
      var disk = new ForgetfulDisk(place, server);
      Until.so(LIMIT, "a disk is at " + place, () -> Files.exists(disk.switchOfPower()));
      return disk;
    } catch (IOException e) {
      throw new UncheckedIOException("cannot mount a disk at " + place, e);
    }
  }

  /** Whoever wrote there was killed before. */
  void cutPower() {
    try {
      Files.delete(switchOfPower());
    } catch (IOException e) {
      throw new UncheckedIOException("cannot cut the power of " + place, e);
    }
  }

  private Path switchOfPower() {
    return place.resolve(".power-cut");
  }

  @Override
  public void close() {
    Xsm.other(Path.of("/"), "umount", "--lazy", place.toString());
    try {
      if (!server.process().waitFor(LIMIT.toMillis(), TimeUnit.MILLISECONDS)) {
        server.process().destroyForcibly();
      }
    } catch (InterruptedException e) {
      server.process().destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
