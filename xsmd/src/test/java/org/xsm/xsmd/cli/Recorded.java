package org.xsm.xsmd.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Texts as they were recorded: a resource. */
final class Recorded {
  private static final Path TEXTS = Path.of("src/test/resources/cli");

  private Recorded() {}

  static void assertAsRecorded(String name, String text) {
    try {
      Path recorded = TEXTS.resolve(name);
      if (Boolean.getBoolean("xsm.rewrite")) {
        Files.createDirectories(recorded.getParent());
        Files.writeString(recorded, text);
      }
      assertThat(text).isEqualTo(Files.readString(recorded));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
