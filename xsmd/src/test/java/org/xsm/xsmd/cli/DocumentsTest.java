package org.xsm.xsmd.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class DocumentsTest {
  @TempDir private Path directory;

  @BeforeEach
  void writesAFile() {
    Shell.in(directory).file("site.xml", Texts.SMALL);
  }

  @Test
  void aMissingFileIsNotThereAndTheNearestIsNamed() {
    assertSaid("sitee.xml", "there is no such file; did you mean site.xml?");
    assertSaid("else.cfg", "there is no such file");
    assertSaid("no/site.xml", "there is no such file; neither is its directory there");
  }

  @Test
  void aDirectoryIsNoFile() {
    assertSaid(".", "it is a directory; name a file in it");
  }

  @Test
  void aDeviceIsNoFile() {
    assertSaid("/dev/zero", "it is a device, not a file; for standard input write -");
  }

  @Test
  void linksThatGoRoundInCirclesAreNoFile() throws IOException {
    Files.createSymbolicLink(directory.resolve("loop"), Path.of("loop"));

    assertThat(err("loop")).startsWith("xsm: cannot read loop: ").endsWith("\n");
  }

  @Test
  void standardInputIsReadOnce() {
    assertThat(Shell.in(directory).given(Texts.SMALL).xsm("diff", "-", "-").err())
        .isEqualTo("xsm: standard input (-) is named twice, and can be read only once\n");
  }

  private void assertSaid(String file, String why) {
    assertThat(err(file)).isEqualTo("xsm: cannot read " + file + ": " + why + "\n");
  }

  private String err(String file) {
    return Shell.in(directory).xsm("validate", file).err();
  }
}
