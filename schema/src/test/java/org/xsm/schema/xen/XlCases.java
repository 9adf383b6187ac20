package org.xsm.schema.xen;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The folders under {@code xl/}, one a case: what a file says and what is to come of it. */
final class XlCases {
  private static final Path FOLDER = Path.of("src/test/resources/xl");

  private XlCases() {}

  static List<String> names() {
    try (Stream<Path> folders = Files.list(FOLDER)) {
      return folders.map(folder -> folder.getFileName().toString()).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static String input(String name) {
    return read(FOLDER.resolve(name).resolve("input.cfg"));
  }

  static XlReading reading(String name) {
    return XlReader.read("input.cfg", input(name));
  }

  /** What the case's file records; with {@code -Dxsm.rewrite=true} it is written anew first. */
  static String golden(String name, String file, String now) {
    Path path = FOLDER.resolve(name).resolve(file);
    if (Boolean.getBoolean("xsm.rewrite")) {
      write(path, now);
    }
    return Files.exists(path) ? read(path) : "";
  }

  private static void write(Path path, String text) {
    try {
      if (text.isEmpty()) {
        Files.deleteIfExists(path);
      } else {
        Files.writeString(path, text);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String read(Path path) {
    try {
      return Files.readString(path);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
