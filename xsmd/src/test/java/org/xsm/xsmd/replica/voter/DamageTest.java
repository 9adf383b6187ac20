package org.xsm.xsmd.replica.voter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A voter whose disk lost something. */
final class DamageTest {
  @TempDir Path directory;

  @Test
  void refusesADamagedLogAndNamesTheFile() throws IOException {
    try (var group = TestGroup.of(1, directory)) {
      TestVoter voter = group.voter(0);
      fill(group, 0, 20);
      voter.close();
      LogFile file = logFiles(voter).getLast();
      flip(file.path(), Files.size(file.path()) / 2);

      assertThatThrownBy(() -> voter.start(Beginning.RECOVER))
          .isInstanceOf(EngineException.class)
          .hasMessageContaining(file.path() + " is damaged")
          .hasMessageContaining("become a voter anew");
    }
  }

  @Test
  void refusesAClosedLogFileThatEndsTooEarly() throws IOException {
    try (var group = TestGroup.of(1, directory)) {
      TestVoter voter = group.voter(0);
      fillFiles(group);
      closeUncut(voter);
      LogFile file = logFiles(voter).getFirst();
      byte[] bytes = Files.readAllBytes(file.path());
      Files.write(file.path(), Arrays.copyOf(bytes, bytes.length / 2));

      assertThatThrownBy(() -> voter.start(Beginning.RECOVER))
          .hasMessageContaining(file.path() + " is damaged");
    }
  }

  @Test
  void refusesALogWithAFileMissingInside() throws IOException {
    try (var group = TestGroup.of(1, directory)) {
      TestVoter voter = group.voter(0);
      fillFiles(group);
      closeUncut(voter);
      List<LogFile> files = logFiles(voter);
      assertThat(files).hasSize(3);
      Files.delete(files.get(1).path());

      assertThatThrownBy(() -> voter.start(Beginning.RECOVER)).hasMessageContaining("are missing");
    }
  }

  @Test
  void cutsTheEntryThatWasHalfWrittenWhenThePowerFailed() throws IOException {
    try (var group = TestGroup.of(1, directory)) {
      TestVoter voter = group.voter(0);
      fill(group, 0, 10);
      voter.close();
      LogFile file = logFiles(voter).getLast();
      // of 3,000 bytes that an entry announces, the first reached the disk and a sector did not
      byte[] torn = new byte[3010];
      Arrays.fill(torn, 0, 100, (byte) 7);
      Arrays.fill(torn, 1500, 3000, (byte) 7);
      torn[0] = (byte) 0xb8;
      torn[1] = 0x17;
      Files.write(file.path(), torn, StandardOpenOption.APPEND);

      voter.start(Beginning.RECOVER);

      assertThat(group.set("after", "value")).isEqualTo("set 1");
      assertThat(voter.registers.size()).isEqualTo(11);
    }
  }

  @Test
  void passesOverADamagedSnapshotWhereTheLogReachesBack() throws IOException {
    try (var group = TestGroup.of(1, directory)) {
      TestVoter voter = group.voter(0);
      fill(group, 0, 150);
      voter.close();
      List<Path> snapshots = snapshots(voter);
      assertThat(snapshots).hasSize(2);
      flip(snapshots.getFirst(), Files.size(snapshots.getFirst()) - 1);

      voter.start(Beginning.RECOVER);

      assertThat(group.set("after", "value")).isEqualTo("set 1");
      assertThat(voter.registers.size()).isEqualTo(151);
    }
  }

  @Test
  void refusesADamagedSnapshotWhereTheLogDoesNotReachBack() throws IOException {
    try (var group = TestGroup.of(1, directory)) {
      TestVoter voter = group.voter(0);
      fillFiles(group);
      fill(group, 0, 70);
      TestGroup.until("the log was cut", () -> reach(voter) > 1);
      voter.close();
      for (Path snapshot : snapshots(voter)) {
        flip(snapshot, 40);
      }

      assertThatThrownBy(() -> voter.start(Beginning.RECOVER))
          .hasMessageContaining(snapshots(voter).getFirst() + " is damaged");
    }
  }

  @Test
  void refusesALogWithoutItsSnapshot() throws IOException {
    try (var group = TestGroup.of(1, directory)) {
      TestVoter voter = group.voter(0);
      fillFiles(group);
      fill(group, 0, 70);
      TestGroup.until("the log was cut", () -> reach(voter) > 1);
      voter.close();
      for (Path snapshot : snapshots(voter)) {
        Files.delete(snapshot);
      }

      assertThatThrownBy(() -> voter.start(Beginning.RECOVER))
          .hasMessageContaining("a snapshot is missing");
    }
  }

  private static void fill(TestGroup group, int from, int to) {
    for (int i = from; i < to; i++) {
      assertThat(group.set("key" + i, "value")).isEqualTo("set 1");
    }
  }

  /** More than fits into one log file, fewer entries than make a snapshot. */
  private static void fillFiles(TestGroup group) {
    for (int i = 0; i < 5; i++) {
      group.submit(
          Registers.set(UUID.randomUUID(), "big" + UUID.randomUUID(), 0, new byte[1_900_000]));
    }
  }

  /** As a crash would: without the snapshot that comes with a close, and with all of the log. */
  private static void closeUncut(TestVoter voter) throws IOException {
    Map<Path, byte[]> files = new HashMap<>();
    for (LogFile file : logFiles(voter)) {
      files.put(file.path(), Files.readAllBytes(file.path()));
    }
    voter.close();
    for (LogFile file : logFiles(voter)) {
      Files.delete(file.path());
    }
    for (Path snapshot : snapshots(voter)) {
      Files.delete(snapshot);
    }
    for (Map.Entry<Path, byte[]> file : files.entrySet()) {
      Files.write(file.getKey(), file.getValue());
    }
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

  private static long reach(TestVoter voter) {
    try {
      return DataDirectory.reach(voter.data());
    } catch (IOException e) {
      return -1;
    }
  }

  private static void flip(Path file, long offset) throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    bytes[(int) offset] ^= 0x55;
    Files.write(file, bytes);
  }
}
