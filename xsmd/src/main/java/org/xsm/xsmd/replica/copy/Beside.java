package org.xsm.xsmd.replica.copy;

import static java.nio.file.LinkOption.NOFOLLOW_LINKS;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.IntStream;
import org.xsm.xsmd.store.Hash;
import org.xsm.xsmd.store.SiteText;

/** The names of the site file and of what is kept beside it: a value. */
record Beside(Path file) {
  static final String HIDDEN = ".xsm-";

  private static final int LINKS = 40;
  private static final int SAME_SECOND = 1_000;
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);

  /** The file that is meant, behind any links; it need not be there. */
  Path target() throws IOException {
    Path target = file.toAbsolutePath();
    for (int i = 0; i < LINKS; i++) {
      if (!Files.isSymbolicLink(target)) {
        Path directory = Objects.requireNonNullElse(target.getParent(), target);
        return directory.toRealPath().resolve(target.getFileName());
      }
      target = target.resolveSibling(Files.readSymbolicLink(target));
    }
    throw new FileSystemException(file.toString(), null, "its links go round in circles");
  }

  static Path fresh(Path target, long number) {
    return hidden(target, "new-" + number);
  }

  static Path aside(Path target, long number) {
    return hidden(target, "displaced-" + number);
  }

  private static Path hidden(Path target, String end) {
    return target.resolveSibling("." + target.getFileName() + HIDDEN + end);
  }

  /** What a working copy has hidden in the directory of a file, now or before a crash. */
  static List<Path> hidden(Path target) throws IOException {
    Path directory = Objects.requireNonNullElse(target.getParent(), target);
    String start = "." + target.getFileName() + HIDDEN;
    return list(directory, start);
  }

  Path error() {
    return file.resolveSibling(file.getFileName() + ".error");
  }

  /** The texts that were kept, by name. */
  List<Path> rejected() throws IOException {
    return list(directory(), file.getFileName() + ".rejected-");
  }

  /** The file that keeps a text already, or the first free name for it. */
  Path rejected(SiteText text, Instant now) throws IOException {
    for (Path path : rejected()) {
      if (Files.isRegularFile(path)
          && Files.size(path) == text.size()
          && Hash.of(Files.readAllBytes(path)).equals(text.hash())) {
        return path;
      }
    }
    return free(names(now));
  }

  private static Path free(List<Path> names) throws IOException {
    for (Path name : names) {
      if (!Files.exists(name, NOFOLLOW_LINKS)) {
        return name;
      }
    }
    throw new IOException("every name for it is taken; move some of them away");
  }

  /** Keeps a file as it is, under a name that says so; it must be in the same file system. */
  Path rejectFile(Path some, Path target, Instant now) throws IOException {
    Beside there = new Beside(target);
    Path name = free(there.names(now));
    Files.move(some, name);
    Disk.syncDirectory(name);
    return name;
  }

  private List<Path> names(Instant now) {
    String start = file.getFileName() + ".rejected-" + TIME.format(now);
    return IntStream.rangeClosed(1, SAME_SECOND)
        .mapToObj(n -> file.resolveSibling(n == 1 ? start : start + "-" + n))
        .toList();
  }

  /** Writes the error file, or takes it away where there is nothing to say. */
  void tell(String text) throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    if (bytes.length == 0) {
      Files.deleteIfExists(error());
      return;
    }
    if (!Hash.of(bytes).equals(told())) {
      Path fresh = file.resolveSibling("." + file.getFileName() + HIDDEN + "error");
      Files.deleteIfExists(fresh);
      Disk.create(fresh, bytes, target());
      Files.move(fresh, error(), java.nio.file.StandardCopyOption.ATOMIC_MOVE);
    }
  }

  private Hash told() throws IOException {
    try {
      return Hash.of(Files.readAllBytes(error()));
    } catch (NoSuchFileException e) {
      return Hash.NONE;
    }
  }

  private Path directory() {
    return Objects.requireNonNullElse(file.toAbsolutePath().getParent(), file);
  }

  private static List<Path> list(Path directory, String start) throws IOException {
    var found = new ArrayList<Path>();
    DirectoryStream.Filter<Path> filter = path -> path.getFileName().toString().startsWith(start);
    try (DirectoryStream<Path> paths = Files.newDirectoryStream(directory, filter)) {
      paths.forEach(found::add);
    }
    found.sort(Comparator.comparing(Path::toString));
    return found;
  }
}
