package org.xsm.xsmd.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.xsm.schema.Nearest;
import org.xsm.schema.xml.XmlLimits;

/**
 * Reads the files that a command line names: a resource of one command. No file is read beyond what
 * its reader takes, and {@code -} is standard input, once.
 */
final class Documents {
  private static final Path STDIN = Path.of("-");
  private static final int TYPE_MASK = 0xF000;
  private static final int DEVICE = 0x2000;
  private static final int BLOCK_DEVICE = 0x6000;
  private static final int SOCKET = 0xC000;
  private static final int ENOUGH = XmlLimits.DEFAULT.bytes() + 1;
  private static final int SIBLINGS = 1000;

  private final Surroundings surroundings;
  private boolean stdinIsRead;

  Documents(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  /** What a file holds, or one byte more than may be read of it. */
  Document read(Path file) {
    try {
      return file.equals(STDIN) ? stdin() : new Document(Plain.line(file.toString()), bytes(file));
    } catch (IOException e) {
      throw new Failure(Exit.USAGE, "cannot read " + file + ": " + why(file, e), e);
    }
  }

  /** Whether a file stands for nothing at all. */
  static boolean isNothing(Path file) {
    return file.equals(Path.of("/dev/null"));
  }

  private Document stdin() throws IOException {
    if (stdinIsRead) {
      throw new Failure(Exit.USAGE, "standard input (-) is named twice, and can be read only once");
    }
    stdinIsRead = true;
    return new Document("<stdin>", surroundings.in().readNBytes(ENOUGH));
  }

  private byte[] bytes(Path file) throws IOException {
    Path place = surroundings.directory().resolve(file);
    if (Files.isDirectory(place)) {
      throw new FileSystemException(file.toString(), null, "it is a directory; name a file in it");
    }
    refuseDevice(file, place);
    try (InputStream in = Files.newInputStream(place)) {
      return in.readNBytes(ENOUGH);
    }
  }

  /** A device may go on for ever, or answer to being read. Terminals and pipes are fine. */
  private static void refuseDevice(Path file, Path place) throws IOException {
    if (place.startsWith("/dev/fd") || place.equals(Path.of("/dev/stdin"))) {
      return;
    }
    int type = (Integer) Files.getAttribute(place, "unix:mode") & TYPE_MASK;
    if (type == DEVICE || type == BLOCK_DEVICE || type == SOCKET) {
      String kind = type == SOCKET ? "socket" : "device";
      throw new FileSystemException(
          file.toString(), null, "it is a " + kind + ", not a file; for standard input write -");
    }
  }

  private String why(Path file, IOException error) {
    return switch (error) {
      case NoSuchFileException e -> "there is no such file" + suggestion(file);
      case AccessDeniedException e -> "this user may not; check the rights of it and its directory";
      case FileSystemLoopException e -> "its symbolic links go round in circles";
      case FileSystemException e when e.getReason() != null -> e.getReason();
      default -> String.valueOf(error.getMessage());
    };
  }

  private String suggestion(Path file) {
    Path place = surroundings.directory().resolve(file);
    Path parent = place.getParent();
    if (parent == null || !Files.isDirectory(parent)) {
      return "; neither is its directory there";
    }
    return Nearest.to(String.valueOf(place.getFileName()), names(parent))
        .map(name -> "; did you mean " + file.resolveSibling(name) + "?")
        .orElse("");
  }

  private static List<String> names(Path directory) {
    try (Stream<Path> siblings = Files.list(directory)) {
      return siblings
          .limit(SIBLINGS)
          .map(path -> String.valueOf(path.getFileName()))
          .sorted()
          .toList();
    } catch (IOException | UncheckedIOException e) {
      return List.of();
    }
  }
}
