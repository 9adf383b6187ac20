package org.xsm.xsmd.replica.disk;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.xsm.xsmd.store.AuditTrail.Line;

final class AuditLogTest {
  private static final Instant NOW = Instant.parse("2026-03-04T05:06:07.89Z");
  private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);
  private static final long SMALL = 2000;

  @TempDir private Path directory;

  @Test
  void givesBackWhatWasNotedTheNewestFirst() {
    try (var trail = AuditLog.open(directory, CLOCK)) {
      trail.note("root@h1", "edit", "revision 2", "committed");
      trail.note("ada@h2", "remove", "host h3", "refused");

      List<Line> lines = trail.newest(10);

      assertThat(lines).extracting(Line::number).containsExactly(2L, 1L);
      Line newest = lines.getFirst();
      assertThat(newest.time()).isEqualTo(NOW);
      assertThat(List.of(newest.who(), newest.what(), newest.about(), newest.result()))
          .containsExactly("ada@h2", "remove", "host h3", "refused");
    }
  }

  @Test
  void isOneObjectALineForOtherTools() throws IOException {
    try (var trail = AuditLog.open(directory, CLOCK)) {
      trail.note("root@h1", "edit", "a \"quoted\\name\"", "müde");
      String hash = trail.newest(1).getFirst().hash().hex();

      assertThat(Files.readString(file(1), UTF_8))
          .isEqualTo(
              "{\"number\":1,\"time\":\"2026-03-04T05:06:07.890Z\",\"who\":\"root@h1\","
                  + "\"what\":\"edit\",\"about\":\"a \\\"quoted\\\\name\\\"\","
                  + "\"result\":\"müde\",\"hash\":\""
                  + hash
                  + "\"}\n");
    }
  }

  @Test
  void keepsValuesOnOneLineAndShort() {
    try (var trail = AuditLog.open(directory, CLOCK)) {
      trail.note("a\nb\u2028c", "\u202etxt\u0007", "half \ud800 letter", "x".repeat(100_000));

      Line line = trail.newest(1).getFirst();

      assertThat(line.who()).isEqualTo("a b c");
      assertThat(line.what()).isEqualTo(" txt ");
      assertThat(line.about()).isEqualTo("half   letter");
      assertThat(line.result()).hasSize(1001).endsWith("x…");
      assertThat(trail.verify().problem()).isEmpty();
    }
  }

  @Test
  void keepsTheLongestValuesThatThereAre() {
    String longest = "\ud83d\ude00".repeat(2000);
    try (var trail = AuditLog.open(directory, CLOCK)) {
      trail.note(longest, longest, longest, longest);
      String escaped = "\"".repeat(2000);
      trail.note(escaped, escaped, escaped, escaped);

      assertThat(trail.newest(5)).hasSize(2);
      assertThat(trail.verify().problem()).isEmpty();
    }
  }

  @Test
  void goesOnWhereItEndedAndInOneChainOverManyFiles() {
    for (int i = 0; i < 5; i++) {
      try (var trail = AuditLog.open(directory, CLOCK, SMALL)) {
        note(trail, 20);
      }
    }

    try (var trail = AuditLog.open(directory, CLOCK, SMALL)) {
      assertThat(trail.findings()).isEmpty();
      assertThat(trail.verify().problem()).isEmpty();
      assertThat(trail.verify().lines()).isEqualTo(100);
      assertThat(AuditFile.list(directory).size()).isGreaterThan(5);
      assertThat(trail.newest(100)).extracting(Line::number).doesNotHaveDuplicates().hasSize(100);
      assertThat(trail.newest(33)).extracting(Line::number).startsWith(100L).endsWith(68L);
    }
  }

  @Test
  void readsManyLinesBackwards() {
    try (var trail = AuditLog.open(directory, CLOCK)) {
      for (int i = 1; i <= 120; i++) {
        trail.note("root", "edit", "x".repeat(i * 17 % 1000), "ü".repeat(900));
      }

      List<Line> lines = trail.newest(1000);

      assertThat(lines).hasSize(120);
      assertThat(lines.reversed()).extracting(Line::number).isSorted();
      assertThat(lines.getLast().number()).isEqualTo(1);
    }
  }

  @Test
  void saysTheLastHashByWhichAnAdminKnowsItAgain() {
    try (var trail = AuditLog.open(directory, CLOCK)) {
      note(trail, 3);

      assertThat(trail.verify().last()).isEqualTo(trail.newest(1).getFirst().hash());
    }
  }

  @Test
  void keepsNotesOfManyThreadsEachOnceAndSyncsThemTogether() throws InterruptedException {
    Set<String> expected = new TreeSet<>();
    try (var trail = AuditLog.open(directory, CLOCK, 20_000)) {
      var threads = new ArrayList<Thread>();
      for (int t = 0; t < 16; t++) {
        String who = "host" + t;
        for (int i = 0; i < 25; i++) {
          expected.add(who + "/" + i);
        }
        threads.add(
            Thread.ofVirtual()
                .start(
                    () -> {
                      for (int i = 0; i < 25; i++) {
                        trail.note(who, "edit", who + "/" + i, "done");
                      }
                    }));
      }
      for (Thread thread : threads) {
        thread.join();
      }

      assertThat(trail.verify().problem()).isEmpty();
      assertThat(trail.newest(1000)).extracting(Line::about).hasSize(400).containsAll(expected);
    }
  }

  @Test
  void findsNothingWrongWhileOthersNote() throws InterruptedException {
    try (var trail = AuditLog.open(directory, CLOCK, SMALL)) {
      Thread busy = Thread.ofVirtual().start(() -> note(trail, 60));
      while (busy.isAlive()) {
        assertThat(trail.verify().problem()).isEmpty();
      }
      busy.join();
    }
  }

  @Test
  void cutsOffALineThatWasNotWrittenWhole() throws IOException {
    try (var trail = AuditLog.open(directory, CLOCK)) {
      note(trail, 3);
    }
    byte[] whole = Files.readAllBytes(file(1));

    for (int more : new int[] {1, 10, 60}) {
      byte[] torn = Arrays.copyOf(whole, whole.length + more);
      System.arraycopy(whole, 0, torn, whole.length, more);
      Files.write(file(1), torn);
      try (var trail = AuditLog.open(directory, CLOCK)) {
        assertThat(trail.findings()).isEmpty();
        assertThat(trail.verify().lines()).isEqualTo(3);
        assertThat(trail.verify().problem()).isEmpty();
      }
    }
  }

  @Test
  void takesInLinesThatWereSyncedJustBeforeTheAnchor() throws IOException {
    try (var trail = AuditLog.open(directory, CLOCK)) {
      note(trail, 3);
    }
    byte[] anchor = Files.readAllBytes(AuditTail.anchor(directory));
    try (var trail = AuditLog.open(directory, CLOCK, 1)) {
      note(trail, 4);
    }
    Files.write(AuditTail.anchor(directory), anchor);

    try (var trail = AuditLog.open(directory, CLOCK)) {
      assertThat(trail.findings()).isEmpty();
      note(trail, 1);
      assertThat(trail.verify().lines()).isEqualTo(8);
      assertThat(trail.verify().problem()).isEmpty();
    }
  }

  @Test
  void notesNothingAfterItWasClosed() {
    var trail = AuditLog.open(directory, CLOCK);
    trail.close();

    assertThatThrownBy(() -> note(trail, 1))
        .isInstanceOf(DiskException.class)
        .hasMessageContaining("closed");
  }

  private static void note(AuditLog trail, int times) {
    for (int i = 0; i < times; i++) {
      trail.note("root@h1", "edit", "revision " + i, "committed");
    }
  }

  private Path file(long first) {
    return directory.resolve(String.format(Locale.ROOT, "%012d.jsonl", first));
  }
}
