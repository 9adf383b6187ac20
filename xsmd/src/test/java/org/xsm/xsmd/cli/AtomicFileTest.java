package org.xsm.xsmd.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class AtomicFileTest {
  @TempDir private Path directory;

  @Test
  void replacesAFileAndKeepsItsMode() throws IOException {
    Path file = Files.writeString(directory.resolve("site.xml"), "old");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-----"));

    write(file, "new");

    assertThat(file).hasContent("new");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-r-----");
    assertThat(names()).containsExactly("site.xml");
  }

  @Test
  void aNewFileHasTheRightsOfAnyOtherNewFile() throws IOException {
    Path other = Files.createFile(directory.resolve("other"));
    Path file = directory.resolve("site.xml");

    write(file, "new");

    assertThat(Files.getPosixFilePermissions(file)).isEqualTo(Files.getPosixFilePermissions(other));
    assertThat(names()).containsExactly("other", "site.xml");
  }

  @Test
  void followsLinksAndLeavesThem() throws IOException {
    Path file = Files.writeString(directory.resolve("real.xml"), "old");
    Path link = Files.createSymbolicLink(directory.resolve("site.xml"), Path.of("real.xml"));
    Path dangling = Files.createSymbolicLink(directory.resolve("later.xml"), Path.of("to.xml"));

    write(link, "new");
    write(dangling, "made");

    assertThat(link).isSymbolicLink();
    assertThat(file).hasContent("new");
    assertThat(directory.resolve("to.xml")).hasContent("made");
  }

  @Test
  void leavesNothingBehindWhereItCannotWrite() throws IOException {
    Path place = Files.createDirectory(directory.resolve("site.xml"));

    assertThatThrownBy(() -> write(place, "new"))
        .isInstanceOf(Failure.class)
        .hasMessage("cannot write site.xml: it is not a regular file");
    assertThatThrownBy(() -> write(directory.resolve("no").resolve("site.xml"), "new"))
        .hasMessage("cannot write site.xml: its directory is not there; make it first");
    assertThat(names()).containsExactly("site.xml");
  }

  @Test
  void whatSomebodyElseChangedMeanwhileIsNotReplaced() throws IOException {
    Path file = Files.writeString(directory.resolve("site.xml"), "theirs");

    assertThatThrownBy(
            () -> AtomicFile.replace(Path.of("site.xml"), file, bytes("read"), bytes("mine")))
        .hasMessageContaining("changed by somebody else");
    assertThat(file).hasContent("theirs");
  }

  private static void write(Path file, String text) {
    AtomicFile.write(file.getFileName(), file, bytes(text));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(UTF_8);
  }

  private Stream<String> names() throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList().stream();
    }
  }
}
