package org.xsm.xsmd.replica.disk;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.xsm.xsmd.replica.order.Bytes;

final class DurableFileTest {
  private static final Bytes OLD = Bytes.wrap("the old content".getBytes(UTF_8));
  private static final Bytes NEW = Bytes.wrap("the new one, longer".getBytes(UTF_8));

  @TempDir Path home;

  @Test
  void whatWasWrittenIsRead() {
    DurableFile file = DurableFile.at(home.resolve("a/b/file"));

    file.write(OLD);
    file.write(NEW);

    assertThat(file.read()).contains(NEW);
    file.write(Bytes.NONE);
    assertThat(file.read()).contains(Bytes.NONE);
  }

  @Test
  void aFileThatIsNotThereIsAbsent() {
    DurableFile file = DurableFile.at(home.resolve("file"));

    assertThat(file.read()).isEmpty();
    file.delete();
    file.write(OLD);
    file.delete();
    assertThat(file.read()).isEmpty();
  }

  @Test
  void onlyTheOwnerReadsWhatIsPrivate() throws Exception {
    DurableFile file = DurableFile.privateAt(home.resolve("file"));

    file.write(OLD);

    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file.path())))
        .isEqualTo("rw-------");
  }

  @Test
  void whatIsNoFileOfXsmdIsDamaged() throws Exception {
    Path path = home.resolve("file");
    Files.writeString(path, "<site name=\"a text that somebody put there by hand, and longer\"/>");

    assertThatThrownBy(() -> DurableFile.at(path).read())
        .isInstanceOf(DamagedException.class)
        .hasMessage(path + " is damaged: it does not begin as a file of xsmd");
  }

  @Test
  void leftoversAreSweptAndTheRestStays() throws Exception {
    DurableFile file = DurableFile.at(home.resolve("file"));
    file.write(OLD);
    Files.writeString(home.resolve(".file.unfinished"), "half");

    DurableFile.sweep(home);
    DurableFile.sweep(home.resolve("missing"));

    assertThat(home).isDirectoryNotContaining("glob:**/.file.unfinished");
    assertThat(file.read()).contains(OLD);
  }

  @Test
  void aDirectoryWhereNothingMayBeWrittenIsNamed() throws Exception {
    Files.writeString(home.resolve("file"), "in the way");

    assertThatThrownBy(() -> DurableFile.at(home.resolve("file/below")).write(OLD))
        .isInstanceOf(DiskException.class)
        .hasMessageStartingWith("cannot write " + home.resolve("file/below") + ": ");
  }

  @Property(tries = 500)
  void failuresAndPowerCutsLeaveTheOldOrTheNewFile(@ForAll long seed) {
    Random random = new Random(seed);
    MemoryDisk disk = new MemoryDisk();
    DurableFile file = DurableFile.privateAt(disk, MemoryDisk.ROOT.resolve("file"));
    file.write(OLD);
    boolean written = false;

    disk.failAfter(random.nextInt(12), random.nextBoolean(), seed);
    try {
      file.write(NEW);
      written = true;
    } catch (DiskException e) {
      assertThat(e).hasMessageContaining("cannot write /disk/file: ");
    }
    disk.works();
    if (random.nextBoolean()) {
      disk.cutPower(seed);
    }

    Bytes read = file.read().orElseThrow();
    assertThat(read).isIn(written ? NEW : OLD, NEW);
    DurableFile.sweep(disk, MemoryDisk.ROOT);
    assertThat(disk.list(MemoryDisk.ROOT)).containsExactly("file");
  }

  @Property(tries = 500)
  void everyFlippedBitAndEveryCutIsNoticed(@ForAll long seed) {
    Random random = new Random(seed);
    MemoryDisk disk = new MemoryDisk();
    DurableFile file = DurableFile.privateAt(disk, MemoryDisk.ROOT.resolve("file"));
    file.write(NEW);
    byte[] content = disk.content(file.path());

    if (random.nextBoolean()) {
      content[random.nextInt(content.length)] ^= (byte) (1 << random.nextInt(8));
    } else {
      int length = random.nextInt(content.length * 2);
      content = Arrays.copyOf(content, length == content.length ? length + 1 : length);
    }
    disk.overwrite(file.path(), content);

    assertThatThrownBy(file::read)
        .isInstanceOf(DamagedException.class)
        .hasMessageStartingWith("/disk/file is damaged: ");
  }
}
