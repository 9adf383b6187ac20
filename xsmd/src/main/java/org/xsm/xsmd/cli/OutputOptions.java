package org.xsm.xsmd.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where a verb puts a text that it makes: a value. */
final class OutputOptions {
  @Option(
      names = {"-o", "--output"},
      paramLabel = "FILE",
      description = "Write to FILE, whole or not at all, instead of standard output.")
  private @Nullable Path output;

  @Option(names = "--force", description = "Replace FILE if it is there already.")
  private boolean force;

  /** Prints a text, or writes it where the command line says and tells so in a note. */
  Answer put(Session session, byte[] bytes, String text, String what) {
    Path file = output;
    if (file == null || file.equals(Path.of("-"))) {
      return Answer.text(text);
    }
    Path place = session.place(file);
    if (isThere(file, place, bytes).isPresent() && !force) {
      throw new Failure(
          Exit.USAGE,
          file + " is there already and holds something else; add --force to replace it");
    }
    AtomicFile.write(file, place, bytes);
    return Answer.notes(Exit.OK, "wrote " + what + " to " + Plain.line(file.toString()) + "\n")
        .with("file", file.toString());
  }

  boolean isGiven() {
    return output != null;
  }

  /** The file, if it holds anything that would be lost. */
  private static Optional<Path> isThere(Path file, Path place, byte[] bytes) {
    if (!Files.isRegularFile(place)) {
      return Optional.empty();
    }
    try {
      boolean same =
          Files.size(place) == bytes.length && Arrays.equals(Files.readAllBytes(place), bytes);
      return same || Files.size(place) == 0 ? Optional.empty() : Optional.of(place);
    } catch (IOException e) {
      throw new Failure(Exit.USAGE, "cannot read " + file + ", which would be replaced", e);
    }
  }
}
