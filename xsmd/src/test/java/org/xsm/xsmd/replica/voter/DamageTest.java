package org.xsm.xsmd.replica.voter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.apache.ratis.util.FileUtils;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** A voter whose disk lost something. Each starts from a copy of the data of a good one. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class DamageTest {
  private static final UUID GROUP = UUID.randomUUID();

  private final Path directory;
  private int copies;

  /** Three log files, no snapshot: what a crash leaves, since a close takes a snapshot. */
  private Path uncut = Path.of("");

  /** Two snapshots, and a log that begins after the second but last. */
  private Path cut = Path.of("");

  /** Two snapshots, and a log that has everything. */
  private Path whole = Path.of("");

  DamageTest(@TempDir Path directory) {
    this.directory = directory;
  }

  @BeforeAll
  void make() throws IOException {
    TestVoter.quiet();
    try (var voter = new TestVoter(GROUP, "v0", directory.resolve("first"), null)) {
      voter.start(Beginning.BOOTSTRAP);
      TestGroup.until("it leads", () -> voter.engine().standing().ready());
      for (int i = 0; i < 5; i++) {
        set(voter, "big" + i, 1_900_000);
      }
      uncut = copy(voter.settings.directory());
      for (int i = 0; i < 140; i++) {
        set(voter, "key" + i, 10);
      }
    }
    cut = copy(directory.resolve("first"));
    try (var voter = new TestVoter(GROUP, "v0", directory.resolve("second"), null)) {
      voter.start(Beginning.BOOTSTRAP);
      TestGroup.until("it leads", () -> voter.engine().standing().ready());
      for (int i = 0; i < 140; i++) {
        set(voter, "key" + i, 10);
      }
    }
    whole = copy(directory.resolve("second"));
  }

  private static void set(TestVoter voter, String key, int size) {
    var request = Registers.set(UUID.randomUUID(), key, 0, new byte[size]);
    voter.engine().submit(request, TestGroup.SOON).join();
  }

  private Path copy(Path source) throws IOException {
    Path target = directory.resolve("copy" + copies++);
    try (Stream<Path> paths = Files.walk(source)) {
      for (Path path : paths.toList()) {
        Files.copy(path, target.resolve(source.relativize(path)));
      }
    }
    return target;
  }

  private TestVoter voter(Path data) throws IOException {
    return new TestVoter(GROUP, "v0", copy(data), null);
  }

  @Test
  void refusesADamagedLogAndNamesTheFile() throws IOException {
    TestVoter voter = voter(uncut);
    LogFile file = logFiles(voter).get(1);
    flip(file.path(), Files.size(file.path()) / 2);

    assertThatThrownBy(() -> voter.start(Beginning.RECOVER))
        .isInstanceOf(EngineException.class)
        .hasMessageContaining(file.path() + " is damaged")
        .hasMessageContaining("become a voter anew");
  }

  @Test
  void refusesAClosedLogFileThatEndsTooEarly() throws IOException {
    TestVoter voter = voter(uncut);
    LogFile file = logFiles(voter).getFirst();
    byte[] bytes = Files.readAllBytes(file.path());
    Files.write(file.path(), Arrays.copyOf(bytes, bytes.length / 2));

    assertThatThrownBy(() -> voter.start(Beginning.RECOVER))
        .hasMessageContaining(file.path() + " is damaged");
  }

  @Test
  void refusesALogWithAFileMissingInside() throws IOException {
    TestVoter voter = voter(uncut);
    List<LogFile> files = logFiles(voter);
    assertThat(files).hasSize(3);
    Files.delete(files.get(1).path());

    assertThatThrownBy(() -> voter.start(Beginning.RECOVER)).hasMessageContaining("are missing");
  }

  @Test
  void cutsTheEntryThatWasHalfWrittenWhenThePowerFailed() throws IOException {
    try (var voter = voter(whole)) {
      LogFile file = logFiles(voter).getLast();
      // of 3,000 bytes that an entry announces, the first reached the disk and a sector did not
      byte[] torn = new byte[3010];
      Arrays.fill(torn, 0, 100, (byte) 7);
      Arrays.fill(torn, 1500, 3000, (byte) 7);
      torn[0] = (byte) 0xb8;
      torn[1] = 0x17;
      Files.write(file.path(), torn, StandardOpenOption.APPEND);

      voter.start(Beginning.RECOVER);

      TestGroup.until("all is there", () -> voter.registers.size() == 140);
    }
  }

  @Test
  void passesOverADamagedSnapshotWhereTheLogReachesBack() throws IOException {
    try (var voter = voter(whole)) {
      List<Path> snapshots = snapshots(voter);
      assertThat(snapshots).hasSize(2);
      flip(snapshots.getFirst(), Files.size(snapshots.getFirst()) - 1);

      voter.start(Beginning.RECOVER);

      TestGroup.until("all is there", () -> voter.registers.size() == 140);
    }
  }

  @Test
  void refusesADamagedSnapshotWhereTheLogDoesNotReachBack() throws IOException {
    TestVoter voter = voter(cut);
    for (Path snapshot : snapshots(voter)) {
      flip(snapshot, 40);
    }

    assertThatThrownBy(() -> voter.start(Beginning.RECOVER))
        .hasMessageContaining(snapshots(voter).getFirst() + " is damaged");
  }

  @Test
  void refusesADamagedSnapshotWithoutALog() throws IOException {
    TestVoter voter = voter(whole);
    flip(snapshots(voter).getFirst(), 40);
    for (LogFile file : logFiles(voter)) {
      Files.delete(file.path());
    }

    assertThatThrownBy(() -> voter.start(Beginning.RECOVER)).hasMessageContaining("is damaged");
  }

  @Test
  void refusesALogWithoutItsSnapshot() throws IOException {
    TestVoter voter = voter(cut);
    FileUtils.deleteFully(voter.data().resolve("sm"));

    assertThatThrownBy(() -> voter.start(Beginning.RECOVER))
        .hasMessageContaining("a snapshot is missing");
  }

  private static List<LogFile> logFiles(TestVoter voter) throws IOException {
    try (Stream<Path> paths = Files.list(voter.data().resolve("current"))) {
      return paths
          .map(LogFile::of)
          .filter(Objects::nonNull)
          .sorted(Comparator.comparingLong(LogFile::first))
          .toList();
    }
  }

  /** The newest first. */
  private static List<Path> snapshots(TestVoter voter) throws IOException {
    try (Stream<Path> paths = Files.list(voter.data().resolve("sm"))) {
      return paths
          .map(SnapshotFile::of)
          .filter(Objects::nonNull)
          .sorted(Comparator.comparingLong(SnapshotFile::index).reversed())
          .map(SnapshotFile::path)
          .toList();
    }
  }

  private static void flip(Path file, long offset) throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    bytes[(int) offset] ^= 0x55;
    Files.write(file, bytes);
  }
}
