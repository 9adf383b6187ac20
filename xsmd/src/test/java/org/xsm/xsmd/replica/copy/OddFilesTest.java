package org.xsm.xsmd.replica.copy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.xsm.xsmd.replica.copy.CopyState.Standing;
import org.xsm.xsmd.store.SiteText;

final class OddFilesTest {
  @TempDir private Path directory = Path.of("");

  private final String mine = Sample.memory(Sample.TEXT, "a", 300);
  private final String theirs = Sample.memory(Sample.TEXT, "c", 200);

  @Test
  void anEmptyFileIsWrittenAnewAfterAWhile() {
    Bench bench = Bench.clean(directory);

    bench.save("");
    bench.look();
    bench.forward(Duration.ofSeconds(1));
    bench.look();
    assertThat(bench.text()).isEmpty();
    bench.rest();

    assertThat(bench.text()).isEqualTo(Sample.TEXT);
    assertThat(bench.site.requests()).isEmpty();
    assertThat(bench.standing()).isEqualTo(Standing.CLEAN);
  }

  @Test
  void aMissingFileIsWrittenAnewAfterAWhile() throws IOException {
    Bench bench = Bench.clean(directory);

    Files.delete(bench.file);
    bench.look();
    bench.forward(Duration.ofSeconds(1));
    bench.look();
    assertThat(bench.file).doesNotExist();
    bench.rest();

    assertThat(bench.text()).isEqualTo(Sample.TEXT);
    assertThat(bench.site.requests()).isEmpty();
  }

  @Test
  void aDirectoryInItsPlaceIsReportedAndLeftAlone() throws IOException {
    Bench bench = Bench.clean(directory);
    Files.delete(bench.file);
    Files.createDirectory(bench.file);

    bench.site.commit("h2", theirs);
    bench.rest();

    assertThat(bench.standing()).isEqualTo(Standing.UNREADABLE);
    assertThat(bench.state().message()).contains("it is a directory");
    assertThat(bench.file).isDirectory();
  }

  @Test
  void whenItsDirectoryIsGoneThatIsReported() throws IOException {
    Bench bench = Bench.clean(directory);
    Files.move(bench.file.getParent(), directory.resolve("elsewhere"));

    bench.rest();
    assertThat(bench.standing()).isEqualTo(Standing.UNREADABLE);
    Files.move(directory.resolve("elsewhere"), bench.file.getParent());
    bench.rest();

    assertThat(bench.standing()).isEqualTo(Standing.CLEAN);
  }

  @Test
  void aLinkIsFollowedAndStays() throws IOException {
    Bench bench = Bench.clean(directory);
    Path real = Files.createDirectories(directory.resolve("git")).resolve("lab.xml");
    Files.move(bench.file, real);
    Files.createSymbolicLink(bench.file, Path.of("../git/lab.xml"));

    bench.site.commit("h2", theirs);
    bench.rest();
    assertThat(Bench.text(real)).isEqualTo(theirs);
    Files.writeString(real, Sample.memory(theirs, "a", 300));
    bench.rest();

    assertThat(bench.site.head()).isEqualTo(Sample.memory(theirs, "a", 300));
    assertThat(bench.file).isSymbolicLink();
    assertThat(bench.standing()).isEqualTo(Standing.CLEAN);
  }

  @Test
  void linksInCirclesAreReported() throws IOException {
    Bench bench = Bench.clean(directory);
    Files.delete(bench.file);
    Files.createSymbolicLink(bench.file, Path.of("other.xml"));
    Files.createSymbolicLink(bench.file.resolveSibling("other.xml"), Path.of("site.xml"));

    bench.rest();

    assertThat(bench.standing()).isEqualTo(Standing.UNREADABLE);
    assertThat(bench.state().message()).contains("circles");
  }

  @Test
  void aFileThatIsTooLargeIsRefusedUnreadAndLeft() throws IOException {
    Bench bench = Bench.clean(directory);
    try (var file = new RandomAccessFile(bench.file.toFile(), "rw")) {
      file.setLength(SiteText.MOST + 1L);
    }

    bench.rest();
    assertThat(bench.standing()).isEqualTo(Standing.REFUSED);
    assertThat(bench.error()).contains("16777217 bytes").contains("16777216");
    bench.save(mine);
    bench.rest();

    assertThat(bench.site.head()).isEqualTo(mine);
    assertThat(bench.error()).isEmpty();
  }

  @Test
  void modeAndAttributesStayWhenARevisionIsWritten() throws IOException {
    Bench bench = Bench.clean(directory);
    Files.setPosixFilePermissions(bench.file, PosixFilePermissions.fromString("rw-rw-r--"));
    boolean attributes = Files.getFileStore(bench.file).supportsFileAttributeView("user");
    if (attributes) {
      Files.setAttribute(
          bench.file, "user:note", "mine".getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }

    bench.site.commit("h2", theirs);
    bench.rest();

    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(bench.file)))
        .isEqualTo("rw-rw-r--");
    if (attributes) {
      assertThat((byte[]) Files.getAttribute(bench.file, "user:note")).asString().isEqualTo("mine");
    }
  }

  @Test
  void savesOfOthersThanRootDoNotCount() throws IOException {
    Bench bench = Bench.clean(directory);
    bench.save(mine);
    disown(bench);

    bench.rest();
    assertThat(bench.standing()).isEqualTo(Standing.REFUSED);
    assertThat(bench.error()).contains("belongs to ").contains("only saves of root count");
    assertThat(bench.text()).isEqualTo(mine);
    assertThat(bench.site.requests()).isEmpty();
    String owned = own(bench);
    bench.rest();

    assertThat(bench.site.head()).isEqualTo(owned);
  }

  @Test
  void theGroupStaysWhenARevisionIsWritten() throws IOException {
    Bench bench = Bench.clean(directory);
    if (isRoot()) {
      Files.setAttribute(bench.file, "unix:gid", 4);
    }
    Object group = Files.getAttribute(bench.file, "unix:gid");

    bench.site.commit("h2", theirs);
    bench.rest();

    assertThat(Files.getAttribute(bench.file, "unix:gid")).isEqualTo(group);
    assertThat(bench.text()).isEqualTo(theirs);
  }

  /**
   * Only root can give a file away; to a daemon of another user it is a stranger's all the same.
   */
  private void disown(Bench bench) throws IOException {
    if (isRoot()) {
      Files.setAttribute(bench.file, "unix:uid", 65_534);
    } else {
      bench.user = 65_534;
      bench.start();
    }
  }

  /** What counts then: the text as it is, or another save. */
  private String own(Bench bench) throws IOException {
    if (isRoot()) {
      Files.setAttribute(bench.file, "unix:uid", 0);
      return mine;
    }
    bench.user = -1;
    bench.start();
    String again = Sample.vcpus(mine, "a", 2);
    bench.save(again);
    return again;
  }

  private boolean isRoot() throws IOException {
    return Files.getAttribute(directory, "unix:uid").equals(0);
  }
}
