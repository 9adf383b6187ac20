package org.xsm.xsmd.replica.disk;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.xsm.xsmd.store.AuditTrail.Line;
import org.xsm.xsmd.store.AuditTrail.Verdict;
import org.xsm.xsmd.store.Hash;

/** Somebody has been at the files: each way of it is found, named with its place, and stays so. */
final class AuditTamperingTest {
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-03-04T05:06:07Z"), ZoneOffset.UTC);

  /** A line takes about 200 bytes. */
  private static final long FOUR_LINES = 900;

  @TempDir private Path directory;

  /** Three files of four lines. */
  @BeforeEach
  void writeTwelveLines() {
    note(12);
    assertThat(AuditFile.list(directory)).containsExactly(file(1), file(5), file(9));
  }

  @Test
  void aChangedLine() throws IOException {
    edit(5, lines -> replaced(lines, 1, lines.get(1).replace("revision", "provision")));

    assertThat(verdict().problem())
        .startsWith(file(5) + ":2: ")
        .contains("line 6 does not follow line 5");
    assertThat(verdict().lines()).isEqualTo(5);
  }

  @Test
  void aChangedLineWithAFreshHashOfItsOwn() throws IOException {
    edit(5, lines -> replaced(lines, 1, forged(lines.get(0), 6)));

    assertThat(verdict().problem())
        .startsWith(file(5) + ":3: ")
        .contains("line 7 does not follow line 6");
  }

  @Test
  void aLineThatWasRemoved() throws IOException {
    edit(5, lines -> without(lines, 2));

    assertThat(verdict().problem())
        .startsWith(file(5) + ":3: ")
        .contains("line 8 does not follow line 6");
  }

  @Test
  void theLastLineOfAFile() throws IOException {
    edit(5, lines -> without(lines, 3));

    assertThat(verdict().problem()).isEqualTo(file(9) + ":1: lines 8 to 8 are missing before it");
  }

  @Test
  void twoLinesThatChangedPlaces() throws IOException {
    edit(1, lines -> List.of(lines.get(0), lines.get(2), lines.get(1), lines.get(3)));

    assertThat(verdict().problem()).startsWith(file(1) + ":2: ");
  }

  @Test
  void aLineThatIsThereTwice() throws IOException {
    edit(1, lines -> List.of(lines.get(0), lines.get(1), lines.get(1), lines.get(2)));

    assertThat(verdict().problem()).startsWith(file(1) + ":3: ");
  }

  @Test
  void aFileThatWasRemoved() throws IOException {
    Files.delete(file(5));

    assertThat(verdict().problem()).isEqualTo(file(9) + ":1: lines 5 to 8 are missing before it");
  }

  @Test
  void theFirstFile() throws IOException {
    Files.delete(file(1));

    assertThat(verdict().problem()).isEqualTo(file(5) + ":1: lines 1 to 4 are missing before it");
  }

  @Test
  void somethingThatIsNoLine() throws IOException {
    edit(5, lines -> replaced(lines, 2, "{\"number\": 7}"));

    assertThat(verdict().problem()).isEqualTo(file(5) + ":3: not a line of an audit log");
  }

  @Test
  void aLineWithMoreInItThanXsmdWrites() throws IOException {
    edit(5, lines -> replaced(lines, 2, lines.get(2).replace("{\"number\"", "{ \"number\"")));

    assertThat(verdict().problem()).isEqualTo(file(5) + ":3: not a line as xsmd writes it");
  }

  @Test
  void aLineWithoutEnd() throws IOException {
    Files.write(file(5), new byte[5 << 20], StandardOpenOption.APPEND);

    assertThat(verdict().problem()).isEqualTo(file(5) + ":5: cut off in the middle");
  }

  @Test
  void aTailThatWasCutOff() throws IOException {
    edit(9, lines -> lines.subList(0, 2));

    try (var trail = AuditLog.open(directory, CLOCK)) {
      assertThat(trail.findings())
          .containsExactly("the log was written up to line 12, and that line is missing");
      assertThat(trail.newest(1).getFirst().what()).isEqualTo("audit.damaged");
      assertThat(trail.verify().problem())
          .isEqualTo(file(13) + ":1: lines 11 to 12 are missing before it");
    }
  }

  @Test
  void aTailThatWasCutOffIsStillMissedLongAfter() throws IOException {
    edit(9, lines -> lines.subList(0, 2));
    note(3);
    note(3);

    assertThat(verdict().problem())
        .isEqualTo(file(13) + ":1: lines 11 to 12 are missing before it");
  }

  @Test
  void aTailInsteadOfWhichAnotherWasWritten() throws IOException {
    edit(9, lines -> List.of(lines.get(0), lines.get(1), forged(lines.get(1), 11)));
    edit(9, lines -> List.of(lines.get(0), lines.get(1), lines.get(2), forged(lines.get(2), 12)));

    try (var trail = AuditLog.open(directory, CLOCK)) {
      assertThat(trail.findings()).isNotEmpty();
      assertThat(trail.verify().problem()).startsWith(file(13) + ":1: line 13 does not follow");
    }
  }

  @Test
  void allFiles() throws IOException {
    for (long first : new long[] {1, 5, 9}) {
      Files.delete(file(first));
    }

    assertThat(verdict().problem()).isEqualTo(file(13) + ":1: lines 1 to 12 are missing before it");
  }

  @Test
  void anAnchorThatWasRemoved() throws IOException {
    Files.delete(AuditTail.anchor(directory));

    try (var trail = AuditLog.open(directory, CLOCK)) {
      assertThat(trail.findings()).hasSize(1);
      assertThat(trail.newest(1).getFirst().result()).contains("anchor is missing");
      assertThat(trail.verify().lines()).isEqualTo(13);
      assertThat(trail.verify().problem()).isEmpty();
    }
  }

  @Test
  void anAnchorThatIsDamaged() throws IOException {
    Files.write(AuditTail.anchor(directory), new byte[] {1, 2, 3});

    try (var trail = AuditLog.open(directory, CLOCK)) {
      assertThat(trail.findings().getFirst()).contains("set aside");
      assertThat(trail.verify().lines()).isEqualTo(13);
    }
  }

  @Test
  void linesAddedWhileItIsOpen() throws IOException {
    try (var trail = AuditLog.open(directory, CLOCK)) {
      Path open = AuditFile.list(directory).getLast();
      List<String> lines = Files.readAllLines(open, UTF_8);
      Files.writeString(open, forged(lines.getLast(), 13) + "\n", UTF_8, StandardOpenOption.APPEND);

      assertThat(trail.verify().problem()).contains("more or fewer than xsmd wrote");
      trail.note("root@h1", "edit", "revision 13", "committed");
      assertThat(trail.verify().problem()).isNotEmpty();
    }
  }

  @Test
  void aFileRemovedWhileItIsOpen() throws IOException {
    try (var trail = AuditLog.open(directory, CLOCK)) {
      Files.delete(AuditFile.list(directory).getLast());

      assertThat(trail.verify().problem()).contains("lines 9 to 12 were written and are missing");
      trail.note("root@h1", "edit", "revision 13", "committed");
      assertThat(trail.newest(1).getFirst().number()).isEqualTo(13);
    }
  }

  @Test
  void filesOfAnotherKindAreNoneOfItsBusiness() throws IOException {
    Files.writeString(directory.resolve("notes.jsonl"), "mine\n");
    Files.writeString(directory.resolve("README"), "mine\n");

    assertThat(verdict().problem()).isEmpty();
  }

  @Test
  void aDiskThatCannotWriteIsSaidAndWrittenToAgain() throws IOException {
    try (var trail = AuditLog.open(directory, CLOCK)) {
      trail.note("root@h1", "edit", "revision 12", "committed");
      // A directory in the anchor's place: the line can be written, and its anchor cannot.
      Path beside = directory.resolve("anchor.new");
      Files.createDirectories(beside.resolve("in the way"));

      for (int i = 0; i < 3; i++) {
        assertThatThrownBy(() -> trail.note("root@h1", "edit", "never", "lost"))
            .isInstanceOf(DiskException.class)
            .hasMessageContaining("cannot note edit by root@h1");
      }
      Files.delete(beside.resolve("in the way"));
      Files.delete(beside);
      trail.note("root@h1", "edit", "revision 13", "committed");

      assertThat(trail.verify().problem()).isEmpty();
      assertThat(trail.newest(100)).hasSize(14).extracting(Line::about).doesNotContain("never");
    }
    try (var trail = AuditLog.open(directory, CLOCK)) {
      assertThat(trail.findings()).isEmpty();
      assertThat(trail.verify().lines()).isEqualTo(14);
    }
  }

  private void note(int times) {
    try (var trail = AuditLog.open(directory, CLOCK, FOUR_LINES)) {
      for (int i = 0; i < times; i++) {
        trail.note("root@h1", "edit", "revision " + (10 + i), "committed");
      }
    }
  }

  private Verdict verdict() {
    try (var trail = AuditLog.open(directory, CLOCK)) {
      return trail.verify();
    }
  }

  private Path file(long first) {
    return directory.resolve(String.format(Locale.ROOT, "%012d.jsonl", first));
  }

  private void edit(long first, UnaryOperator<List<String>> change) throws IOException {
    List<String> lines = Files.readAllLines(file(first), UTF_8);
    Files.writeString(file(first), String.join("\n", change.apply(lines)) + "\n", UTF_8);
  }

  private static List<String> replaced(List<String> lines, int at, String line) {
    var changed = new ArrayList<>(lines);
    changed.set(at, line);
    return changed;
  }

  private static List<String> without(List<String> lines, int at) {
    var changed = new ArrayList<>(lines);
    changed.remove(at);
    return changed;
  }

  /** A line that follows another and says something false. */
  private static String forged(String previous, long number) {
    Hash hash = AuditLines.read(previous.getBytes(UTF_8)).hash();
    Line line = AuditLines.next(number, CLOCK.instant(), "nobody", "edit", "forged", "never", hash);
    return new String(AuditLines.write(line), UTF_8).strip();
  }
}
