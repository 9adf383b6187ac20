package org.xsm.xsmd.replica.disk;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.xsm.xsmd.store.AuditTrail.Line;
import org.xsm.xsmd.store.AuditTrail.Verdict;
import org.xsm.xsmd.store.Hash;

final class AuditLogTest {
  private static final Instant NOW = Instant.parse("2026-02-03T04:05:06.789Z");
  private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);

  @TempDir Path home;
  private AuditLog log;

  @BeforeEach
  void open() {
    log = opened();
  }

  /** Files are small here, so that there are several. */
  private AuditLog opened() {
    return AuditLog.open(Disk.real(), home, CLOCK, 2000).opened();
  }

  private void note(int from, int to) {
    for (int i = from; i <= to; i++) {
      log.note("root@h1", "edit", "revision " + i, "committed");
    }
  }

  private Path file(long first) {
    return home.resolve(AuditFiles.name(first));
  }

  private List<Long> files() throws Exception {
    return new AuditFiles(Disk.real(), home).list();
  }

  @Test
  void anEmptyLogIsAllRight() {
    assertThat(log.verify()).isEqualTo(new Verdict(0, Hash.NONE, ""));
    assertThat(log.newest(10)).isEmpty();
  }

  @Test
  void notesAreReadTheNewestFirstAndTheChainGoesOnAcrossFiles() throws Exception {
    note(1, 30);

    List<Line> newest = log.newest(12);
    assertThat(files()).hasSizeGreaterThan(3);
    assertThat(newest).hasSize(12).extracting(Line::about).startsWith("revision 30", "revision 29");
    assertThat(newest.getFirst())
        .isEqualTo(
            new Line(
                30, NOW, "root@h1", "edit", "revision 30", "committed", newest.getFirst().hash()));
    assertThat(opened().newest(100)).hasSize(30).startsWith(newest.toArray(Line[]::new));
    assertThat(opened().verify()).isEqualTo(new Verdict(30, newest.getFirst().hash(), ""));
  }

  @Test
  void aLineIsOneLineOfAsciiWhateverItSays() throws Exception {
    String hostile = "a\nb\r\u0085\u2028\u202E\u001b[31m\"}\\ joão \uD83D\uDE00 \uD800";

    log.note("", hostile, hostile, hostile);

    assertThat(Files.readAllLines(file(1))).hasSize(1);
    assertThat(new String(Files.readAllBytes(file(1)), UTF_8)).matches("[ -~]*\n");
    assertThat(log.newest(1).getFirst().about()).isEqualTo(hostile);
    assertThat(log.verify().problem()).isEmpty();
  }

  @Test
  void whatIsTooLongIsCut() {
    log.note("w".repeat(1000), "w".repeat(1000), "é".repeat(100_000), "😀".repeat(100_000));

    Line line = log.newest(1).getFirst();
    assertThat(line.who()).hasSize(256).endsWith("…");
    assertThat(line.about()).hasSize(1024);
    assertThat(line.result()).hasSizeBetween(4095, 4096).endsWith("😀…");
    assertThat(log.verify().problem()).isEmpty();
  }

  @Test
  void notesOfManyThreadsAreAllThere() throws Exception {
    List<Thread> threads = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      int number = i;
      threads.add(Thread.ofVirtual().start(() -> note(number * 5, number * 5 + 4)));
    }
    for (Thread thread : threads) {
      thread.join();
    }

    assertThat(log.newest(1000))
        .extracting(Line::about)
        .containsExactlyInAnyOrderElementsOf(
            IntStream.range(0, 200).mapToObj(i -> "revision " + i).toList());
    assertThat(log.verify().problem()).isEmpty();
  }

  @Test
  void aChangedLineIsFound() throws Exception {
    note(1, 30);
    long first = files().get(1);
    Files.writeString(file(first), Files.readString(file(first)).replaceFirst("root", "toor"));

    assertThat(log.verify().problem())
        .startsWith(AuditFiles.name(first) + ":1: ")
        .contains("it was changed");
  }

  @Test
  void aRemovedLineIsFound() throws Exception {
    note(1, 30);
    List<String> lines = Files.readAllLines(file(1));
    Files.writeString(file(1), lines.get(0) + "\n" + lines.get(2) + "\n");

    assertThat(log.verify())
        .isEqualTo(
            new Verdict(
                1,
                log.newest(30).getLast().hash(),
                AuditFiles.name(1)
                    + ":2: line 3 follows line 1; what was between them is missing"));
  }

  @Test
  void aRepeatedOrMovedLineIsFound() throws Exception {
    note(1, 30);
    String text = Files.readString(file(1));
    Files.writeString(file(1), text + text);

    assertThat(log.verify().problem()).contains("line 1 comes again after line");
  }

  @Test
  void aForgedLineIsFoundByTheNextOne() throws Exception {
    note(1, 3);
    List<String> lines = Files.readAllLines(file(1));
    Hash previous = log.newest(3).getLast().hash();
    var forged =
        AuditLine.write(2, NOW, new AuditLine.Note("eve", "edit", "x", "committed"), previous);
    Files.writeString(file(1), lines.get(0) + "\n" + forged.text() + lines.get(2) + "\n");

    assertThat(log.verify().problem()).contains("line 3 does not continue line 2");
  }

  @Test
  void aMissingFileIsFound() throws Exception {
    note(1, 30);
    List<Long> files = files();
    Files.delete(file(files.get(1)));

    assertThat(log.verify().problem())
        .isEqualTo(
            AuditFiles.name(files.get(2))
                + ":1: line "
                + files.get(2)
                + " follows line "
                + (files.get(1) - 1)
                + "; what was between them is missing");
  }

  @Test
  void aFileThatDoesNotBelongIsFound() throws Exception {
    note(1, 3);
    Files.writeString(file(1000), "");

    assertThat(log.verify().problem()).contains("is not part of the log");
  }

  @Test
  void linesBehindTheLastOneAreFound() throws Exception {
    note(1, 3);
    Files.writeString(file(1), Files.readString(file(1)) + "{}\n");

    assertThat(log.verify().problem()).contains("goes on behind line 3");
  }

  @Test
  void aRemovedAnchorIsFoundAndNotedAtTheNextStart() throws Exception {
    note(1, 3);
    Files.delete(home.resolve("anchor"));

    assertThat(log.verify().problem()).contains("anchor does not say line 3");

    Opening<AuditLog> again = AuditLog.open(home, CLOCK);
    assertThat(again.findings()).singleElement().asString().startsWith("the anchor is missing");
    assertThat(again.opened().verify().problem()).isEmpty();
    assertThat(again.opened().newest(1).getFirst().result()).startsWith("the anchor is missing");
  }

  @Test
  void aTailThatWasCutIsNotedAtTheNextStartAndFoundForEver() throws Exception {
    note(1, 5);
    List<String> lines = Files.readAllLines(file(1));
    Files.writeString(file(1), String.join("\n", lines.subList(0, 3)) + "\n");

    Opening<AuditLog> again = AuditLog.open(home, CLOCK);
    again.opened().note("root", "edit", "later", "");

    assertThat(again.findings()).singleElement().asString().contains("does not hold line 5");
    assertThat(again.opened().newest(2)).extracting(Line::number).containsExactly(7L, 6L);
    assertThat(again.opened().verify().problem()).contains(":1: line 6 follows line 3");
  }

  @Test
  void aTornLineIsCutOffWithANoteAndAWholeOneIsTaken() throws Exception {
    note(1, 2);
    String anchor = home.resolve("anchor").toString();
    byte[] before = Files.readAllBytes(Path.of(anchor));
    note(3, 3);
    log.close();
    Files.write(Path.of(anchor), before);
    Files.writeString(file(1), Files.readString(file(1)) + "{\"number\":4,\"ti");

    Opening<AuditLog> again = AuditLog.open(home, CLOCK);

    assertThat(again.findings()).singleElement().asString().startsWith("cut off 15 bytes");
    assertThat(again.opened().newest(4)).extracting(Line::number).containsExactly(4L, 3L, 2L, 1L);
    assertThat(again.opened().newest(1).getFirst().what()).isEqualTo("audit.start");
    assertThat(again.opened().verify().problem()).isEmpty();
  }

  @Test
  void aClosedLogTakesNothing() {
    log.close();

    assertThatThrownBy(() -> note(1, 1))
        .isInstanceOf(DiskException.class)
        .hasMessageContaining("it is closed");
  }
}
