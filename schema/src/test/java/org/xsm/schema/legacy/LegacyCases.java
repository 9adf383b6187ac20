package org.xsm.schema.legacy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.xsm.schema.Problem;

/** The folders under {@code legacy/}, one a case: an old file and what is to come of it. */
final class LegacyCases {
  private static final Path FOLDER = Path.of("src/test/resources/legacy");

  private LegacyCases() {}

  static List<String> names() {
    try (Stream<Path> folders = Files.list(FOLDER)) {
      return folders.map(folder -> folder.getFileName().toString()).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static List<String> converted() {
    return names().stream()
        .filter(name -> convert(name) instanceof LegacyResult.Converted)
        .toList();
  }

  static byte[] input(String name) {
    try {
      return Files.readAllBytes(FOLDER.resolve(name).resolve("input.xml"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static LegacyResult convert(String name) {
    return LegacyConversion.convert("input.xml", input(name), LegacyOptions.of("porto-alegre"));
  }

  static String lines(List<Problem> problems) {
    return problems.stream().map(problem -> problem + "\n").collect(Collectors.joining());
  }

  /** What a case records, nothing if there is no such file; first, if asked for, the new text. */
  static String golden(String name, String file, String now) {
    Path path = FOLDER.resolve(name).resolve(file);
    try {
      if (Boolean.getBoolean("xsm.rewrite")) {
        Files.deleteIfExists(path);
        if (!now.isEmpty()) {
          Files.writeString(path, now);
        }
      }
      return Files.exists(path) ? Files.readString(path) : "";
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
