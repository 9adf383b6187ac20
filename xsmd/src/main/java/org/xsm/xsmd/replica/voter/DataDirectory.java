package org.xsm.xsmd.replica.voter;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.apache.ratis.proto.RaftProtos.LogEntryProto;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.xsm.xsmd.replica.disk.Lasting;

/**
 * Looks over the directory of a voter before the engine gets it: a decision. The engine's library
 * would make up for missing data with an empty log, and overlook some damage.
 */
final class DataDirectory {
  private static final Logger log = LoggerFactory.getLogger(DataDirectory.class);
  static final String LOST = "; the data of this voter are lost, let the host become a voter anew";

  private final Path directory;
  private final UUID group;

  DataDirectory(Path directory, UUID group) {
    this.directory = directory;
    this.group = group;
  }

  /** Makes the directory where it is not there, and refuses one that does not fit. */
  void prepare(Beginning beginning) {
    try {
      Lasting.makeDirectory(directory);
      refuseStrangers();
      Path root = root();
      boolean filled = Files.exists(root);
      if (beginning == Beginning.RECOVER) {
        if (!Files.isDirectory(root.resolve("current"))) {
          throw lost("nothing is there");
        }
        checkLog(root);
      } else if (filled) {
        throw refused("there are data of a voter already; start from them");
      }
    } catch (IOException e) {
      throw new EngineException(what(), new Failure.Refused(String.valueOf(e.getMessage())), e);
    }
  }

  /** The library makes directories and files, and makes sure of none of their names. */
  void settle() throws IOException {
    for (Path path : List.of(directory, root(), root().resolve("current"), root().resolve("sm"))) {
      if (Files.isDirectory(path)) {
        Lasting.sync(path);
      }
    }
  }

  /** Takes back what a start made that then failed, so that it can be tried again. */
  void abandon(Beginning beginning) {
    if (beginning == Beginning.RECOVER) {
      return;
    }
    try (Stream<Path> paths = Files.walk(root())) {
      for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    } catch (NoSuchFileException e) {
      log.debug("nothing to take back in {}", root());
    } catch (IOException e) {
      log.warn("cannot take back what was begun, remove it path={}", root(), e);
    }
  }

  /** Another group's data would be started beside ours. */
  private void refuseStrangers() throws IOException {
    try (Stream<Path> paths = Files.list(directory)) {
      for (Path path : paths.toList()) {
        if (!path.equals(root())) {
          throw refused(path + " does not belong there; move it away");
        }
      }
    }
  }

  private void checkLog(Path root) throws IOException {
    Path lock = root.resolve("in_use.lock");
    try (FileChannel channel = FileChannel.open(lock, CREATE, WRITE);
        FileLock held = channel.tryLock()) {
      if (held == null) {
        throw refused("another process uses it");
      }
      long next = -1;
      for (LogFile file : logFiles(root)) {
        if (next >= 0 && file.first() != next) {
          throw lost(
              "the entries from "
                  + next
                  + " to "
                  + (file.first() - 1)
                  + " are missing before "
                  + file.path());
        }
        next = 1 + last(file);
      }
    } catch (OverlappingFileLockException e) {
      throw new EngineException(
          what(), new Failure.Refused("another engine of this process uses it"), e);
    }
  }

  /** The last entry of a file, after mending what may be mended. */
  private long last(LogFile file) throws IOException {
    return switch (file.check()) {
      case LogFile.State.Whole(long last) -> last;
      case LogFile.State.Torn(long last, long offset) -> {
        log.warn(
            "cutting an entry that was half written when the power failed file={} offset={}",
            file.path(),
            offset);
        try (FileChannel channel = FileChannel.open(file.path(), WRITE)) {
          channel.truncate(offset);
          channel.force(true);
        }
        yield last;
      }
      case LogFile.State.Damaged(String how) -> throw lost(file.path() + " is damaged: " + how);
    };
  }

  /** The first place that the log has; -1 when there is no log. */
  static long reach(Path root) throws IOException {
    List<LogFile> files = logFiles(root);
    return files.isEmpty() ? -1 : files.getFirst().first();
  }

  /** Shows what the log of a voter that has ended holds, from its oldest entry on. */
  void read(Consumer<LogEntryProto> found) throws IOException {
    for (LogFile file : logFiles(root())) {
      var _ = file.check(found);
    }
  }

  private static List<LogFile> logFiles(Path root) throws IOException {
    try (Stream<Path> paths = Files.list(root.resolve("current"))) {
      return paths
          .map(LogFile::of)
          .filter(Objects::nonNull)
          .sorted(Comparator.comparingLong(LogFile::first))
          .toList();
    }
  }

  private Path root() {
    return directory.resolve(group.toString());
  }

  private EngineException lost(String why) {
    return new EngineException(what(), new Failure.Lost(why + LOST));
  }

  private EngineException refused(String why) {
    return new EngineException(what(), new Failure.Refused(why));
  }

  private String what() {
    return "cannot start a voter in " + directory;
  }
}
