package org.xsm.lab;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A disk of a few megabytes for the home of one host: a resource, a mounted tmpfs. */
final class SmallDisk implements AutoCloseable {
  private final Path place;

  /** Mounts one at a directory, which is made. */
  SmallDisk(Path place, String size) {
    this.place = place;
    try {
      Files.createDirectories(place);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot make " + place, e);
    }
    run("mount", "-t", "tmpfs", "-o", "size=" + size, "xsm-trial", place.toString());
  }

  /** Takes every byte that is left. */
  void fill() {
    byte[] piece = new byte[4096];
    try (OutputStream out = Files.newOutputStream(ballast())) {
      while (true) {
        out.write(piece);
      }
    } catch (IOException e) {
      if (!String.valueOf(e.getMessage()).contains("No space left")) {
        throw new UncheckedIOException("cannot fill " + place, e);
      }
    }
  }

  void makeRoom() {
    try {
      Files.delete(ballast());
    } catch (IOException e) {
      throw new UncheckedIOException("cannot make room in " + place, e);
    }
  }

  private Path ballast() {
    return place.resolve("ballast");
  }

  private void run(String... command) {
    var ran = Xsm.other(Path.of("/"), command);
    if (ran.exit() != 0) {
      throw new AssertionError("the disk at " + place + ": " + ran);
    }
  }

  /** At once, whoever still has files there open. */
  @Override
  public void close() {
    run("umount", "--lazy", place.toString());
  }
}
