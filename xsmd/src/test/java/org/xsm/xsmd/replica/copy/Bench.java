package org.xsm.xsmd.replica.copy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.xsm.xsmd.replica.copy.CopyState.Standing;

/** A working copy in a directory, looked at when a test says so, at the time it says. */
final class Bench {
  final Path directory;
  final Path file;
  final FakeSite site;
  final FakeAudit audit = new FakeAudit();
  final ManualClock clock = new ManualClock();
  Swap swap = Swap.NATIVE;

  /** The number of the user that the daemon takes itself for; below 0 for the real one. */
  int user = -1;

  Steps steps = Steps.UNWATCHED;
  private final Supplier<UUID> ids =
      new Supplier<>() {
        private long last;

        @Override
        public UUID get() {
          return new UUID(7, ++last);
        }
      };
  private @Nullable Copyist copyist;
  private @Nullable Desk desk;

  Bench(Path directory, FakeSite site) {
    this.directory = directory;
    this.file = directory.resolve("etc/site.xml");
    this.site = site;
    try {
      Files.createDirectories(directory.resolve("etc"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Bench clean(Path directory) {
    var bench = new Bench(directory, new FakeSite(Sample.TEXT));
    bench.start();
    bench.rest();
    return bench;
  }

  /** As a daemon does that starts, or starts again after it was killed. */
  void start() {
    try {
      Memory memory = Memory.open(directory.resolve("var"));
      desk =
          new Desk(
              CopySettings.of(file, directory.resolve("var"), "h1"),
              memory,
              site,
              site,
              audit,
              clock,
              ids,
              user < 0 ? memory.user() : user,
              swap,
              name -> steps.reached(name));
      copyist = new Copyist(desk);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Duration look() {
    return java.util.Objects.requireNonNull(copyist).look();
  }

  Recorded recorded() {
    return java.util.Objects.requireNonNull(desk).recorded();
  }

  CopyState state() {
    return java.util.Objects.requireNonNull(copyist).state();
  }

  Standing standing() {
    return state().standing();
  }

  void forward(Duration by) {
    clock.forward(by);
  }

  /** Looks until there is nothing more to be done by itself within some seconds. */
  void rest() {
    for (int at = 0; at < 12; at++) {
      look();
      forward(Duration.ofMillis(500));
    }
  }

  void restMinutes(int minutes) {
    for (int at = 0; at < minutes * 6; at++) {
      look();
      forward(Duration.ofSeconds(10));
    }
    rest();
  }

  /** As an editor that writes in place. */
  void save(String text) {
    try {
      Files.writeString(file, text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** As an editor that writes a new file and renames it. */
  void saveByRename(String text) {
    try {
      Path fresh = file.resolveSibling("4913");
      Files.writeString(fresh, text);
      Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  String text() {
    return text(file);
  }

  String error() {
    Path error = file.resolveSibling("site.xml.error");
    return Files.exists(error) ? text(error) : "";
  }

  static String text(Path path) {
    try {
      return Files.readString(path, StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  List<Path> rejected() {
    try {
      return new Beside(file).rejected();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  List<Path> hidden() {
    try {
      return Beside.hidden(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
