package org.xsm.xsmd.replica.disk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class LastingTest {
  @TempDir private Path directory;

  @Test
  void makesADirectoryWithAllAboveItOnce() throws IOException {
    Path deep = directory.resolve("a/b/c");

    Lasting.makeDirectory(deep);
    Lasting.makeDirectory(deep);

    assertThat(deep).isDirectory();
  }

  @Test
  void replacesAFileAndLeavesNothingBeside() throws IOException {
    Path file = directory.resolve("settings");
    Lasting.write(file, new byte[] {1, 2, 3});

    Lasting.write(file, new byte[] {4});

    assertThat(file).hasBinaryContent(new byte[] {4});
    assertThat(directory).isDirectoryContaining(file::equals);
    try (var all = Files.list(directory)) {
      assertThat(all).hasSize(1);
    }
  }

  @Test
  void aFileInTheWayIsNoDirectory() throws IOException {
    Path file = Files.createFile(directory.resolve("a"));

    assertThatThrownBy(() -> Lasting.makeDirectory(file.resolve("b")))
        .isInstanceOf(IOException.class);
  }
}
