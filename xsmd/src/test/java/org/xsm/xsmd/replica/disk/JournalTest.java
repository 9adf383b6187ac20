package org.xsm.xsmd.replica.disk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.xsm.xsmd.replica.order.SignedEntry;
import org.xsm.xsmd.store.Hash;
import org.xsm.xsmd.store.Position;

final class JournalTest {
  private static final long ALL = Long.MAX_VALUE;

  @TempDir Path home;

  private Path place() {
    return home.resolve("var/journal");
  }

  @Test
  void anEmptyJournalBeginsBeforeEverything() {
    try (Journal journal = Journal.open(place()).opened()) {
      assertThat(journal.first()).isEqualTo(1);
      assertThat(journal.last()).isZero();
      assertThat(journal.end()).isEqualTo(Position.NOTHING);
      assertThat(journal.readFrom(1, ALL)).isEmpty();
    }
  }

  @Test
  void whatWasAppendedIsReadAgainAfterOpening() {
    Chain chain = Chain.fromNothing();
    List<SignedEntry> entries = chain.several(10, 1000);
    SignedEntry later = chain.inEpoch(3, 0);
    try (Journal journal = Journal.open(place()).opened()) {
      journal.append(entries);
      journal.append(List.of());
      journal.append(List.of(later));
    }

    Opening<Journal> again = Journal.open(place());

    assertThat(again.findings()).isEmpty();
    try (Journal journal = again.opened()) {
      assertThat(journal.readFrom(1, ALL)).startsWith(entries.toArray(SignedEntry[]::new));
      assertThat(journal.readFrom(11, ALL)).containsExactly(later);
      assertThat(journal.end()).isEqualTo(later.entry().position());
    }
  }

  @Test
  void aReadIsBoundedAndGivesAtLeastOneEntry() {
    List<SignedEntry> entries = Chain.fromNothing().several(10, 1000);
    try (Journal journal = Journal.open(place()).opened()) {
      journal.append(entries);

      assertThat(journal.readFrom(3, 1)).containsExactly(entries.get(2));
      assertThat(journal.readFrom(3, 3500)).isEqualTo(entries.subList(2, 5));
      assertThat(journal.readFrom(0, ALL)).isEmpty();
      assertThat(journal.readFrom(11, ALL)).isEmpty();
    }
  }

  @Test
  void whatDoesNotFollowIsRefusedAndNothingOfItsBatchIsKept() {
    Chain chain = Chain.fromNothing();
    SignedEntry one = chain.next(10);
    SignedEntry other = Chain.fromNothing().next(11);
    SignedEntry afterOther = new Chain(other.entry().position(), 1).next(12);
    try (Journal journal = Journal.open(place()).opened()) {
      assertThatThrownBy(() -> journal.append(List.of(one, afterOther)))
          .hasMessageContaining("does not follow");

      assertThat(journal.last()).isZero();
      journal.append(List.of(one));
      assertThat(journal.last()).isEqualTo(1);
    }
  }

  @Test
  void largeEntriesGetSegmentsOfTheirOwnAndOldSegmentsAreDropped() throws Exception {
    Chain chain = Chain.fromNothing();
    List<SignedEntry> small = chain.several(3, 100);
    List<SignedEntry> large = chain.several(2, 17 << 20);
    SignedEntry last = chain.next(100);
    try (Journal journal = Journal.open(place()).opened()) {
      journal.append(small);
      journal.append(large);
      journal.append(List.of(last));

      assertThat(segments()).isEqualTo(4);
      assertThat(journal.readFrom(4, ALL)).containsExactly(large.get(0), large.get(1), last);

      journal.dropBefore(5);

      assertThat(journal.first()).isEqualTo(5);
      assertThat(journal.readFrom(4, ALL)).isEmpty();
      assertThat(segments()).isEqualTo(2);
    }
    assertThat(Journal.open(place()).opened().first()).isEqualTo(5);
  }

  private long segments() throws Exception {
    try (var files = Files.list(place())) {
      return files.filter(file -> file.toString().endsWith(".journal")).count();
    }
  }

  @Test
  void anEntryThatIsTooLargeIsRefused() {
    try (Journal journal = Journal.open(place()).opened()) {
      assertThatThrownBy(() -> journal.append(List.of(Chain.fromNothing().next(19 << 20))))
          .hasMessageContaining("the most is");
    }
  }

  @Test
  void goingBackMakesRoomForOtherEntries() {
    Chain chain = Chain.fromNothing();
    List<SignedEntry> kept = chain.several(5, 100);
    Position there = chain.end();
    List<SignedEntry> lost = chain.several(5, 100);
    SignedEntry other = new Chain(there, 7).inEpoch(2, 50);
    try (Journal journal = Journal.open(place()).opened()) {
      journal.append(kept);
      journal.append(lost);

      journal.dropAfter(5);
      assertThat(journal.end()).isEqualTo(there);
      journal.append(List.of(other));
    }

    Opening<Journal> again = Journal.open(place());

    assertThat(again.findings()).isEmpty();
    assertThat(again.opened().readFrom(6, ALL)).containsExactly(other);
    assertThatThrownBy(() -> again.opened().dropAfter(-1)).hasMessageContaining("cannot go back");
  }

  @Test
  void startingAnewForgetsEverything() {
    Position pulled = new Position(2, 1000, Hash.of(new byte[] {1}));
    SignedEntry next = new Chain(pulled, 7).next(50);
    try (Journal journal = Journal.open(place()).opened()) {
      journal.append(Chain.fromNothing().several(5, 100));

      journal.restartAt(pulled);
      assertThat(journal.end()).isEqualTo(pulled);
      journal.append(List.of(next));
    }

    Journal again = Journal.open(place()).opened();

    assertThat(again.first()).isEqualTo(1001);
    assertThat(again.readFrom(1001, ALL)).containsExactly(next);
  }

  @Test
  void aMissingSegmentEndsTheJournalAndIsFound() throws Exception {
    Chain chain = Chain.fromNothing();
    List<SignedEntry> entries = chain.several(4, 9 << 20);
    try (Journal journal = Journal.open(place()).opened()) {
      journal.append(entries);
    }
    Files.delete(place().resolve(JournalScan.fileName(2)));

    Opening<Journal> again = Journal.open(place());

    assertThat(again.opened().last()).isEqualTo(1);
    assertThat(again.findings())
        .anySatisfy(finding -> assertThat(finding).startsWith("entries 2 to 2 are missing in"))
        .anySatisfy(
            finding -> assertThat(finding).contains("ends at entry 1, and entries up to 4"));
    assertThat(Files.exists(place().resolve(JournalScan.fileName(3) + ".damaged-1"))).isTrue();
  }

  @Test
  void aDamagedLastEntryOfAJournalThatWasNotClosedIsFoundToo() throws Exception {
    Journal journal = Journal.open(place()).opened();
    journal.append(Chain.fromNothing().several(3, 100));
    Path file = place().resolve(JournalScan.fileName(1));
    byte[] content = Files.readAllBytes(file);
    content[content.length - 5] ^= 1;
    Files.write(file, content);

    Opening<Journal> again = Journal.open(place());

    assertThat(again.opened().last()).isEqualTo(2);
    assertThat(again.findings()).hasSize(2);
    journal.close();
  }

  @Test
  void anEntryThatRotsWhileTheJournalIsOpenIsNotRead() throws Exception {
    Journal journal = Journal.open(place()).opened();
    List<SignedEntry> entries = Chain.fromNothing().several(3, 100);
    journal.append(entries);
    Path file = place().resolve(JournalScan.fileName(1));
    byte[] content = Files.readAllBytes(file);
    content[content.length - 5] ^= 1;
    Files.write(file, content);

    assertThat(journal.readFrom(1, ALL)).isEqualTo(entries.subList(0, 2));
    assertThatThrownBy(() -> journal.readFrom(3, ALL))
        .isInstanceOf(DamagedException.class)
        .hasMessageContaining("does not match its CRC32C");
    journal.close();
  }

  @Test
  void afterAWriteThatFailedTheJournalGoesOnWhenThereIsRoomAgain() {
    MemoryDisk disk = new MemoryDisk();
    Journal journal = Journal.open(disk, MemoryDisk.ROOT, 10_000).opened();
    List<SignedEntry> entries = Chain.fromNothing().several(3, 100);
    disk.failAfter(0, false, 1);

    assertThatThrownBy(() -> journal.append(entries))
        .isInstanceOf(DiskException.class)
        .hasMessage(
            "cannot append entries 1 to 3 to the journal in /disk: No space left on device; "
                + "0 MiB are free there, make room and try again");

    journal.append(entries);
    assertThat(journal.readFrom(1, ALL)).isEqualTo(entries);
  }

  @Test
  void afterAForceThatFailedTheJournalHasToBeOpenedAgain() {
    MemoryDisk disk = new MemoryDisk();
    Journal journal = Journal.open(disk, MemoryDisk.ROOT, 10_000).opened();
    List<SignedEntry> entries = Chain.fromNothing().several(3, 100);
    disk.failAfter(1, false, 1);
    assertThatThrownBy(() -> journal.append(entries)).hasMessageContaining("Input/output error");

    assertThatThrownBy(() -> journal.append(entries))
        .hasMessageContaining("an earlier write failed")
        .hasMessageContaining("open the journal again");
    assertThat(journal.last()).isZero();

    Journal again = Journal.open(disk, MemoryDisk.ROOT, 10_000).opened();
    again.append(entries);
    disk.cutPower(1);
    assertThat(Journal.open(disk, MemoryDisk.ROOT, 10_000).opened().last()).isEqualTo(3);
  }

  @Test
  void anInterruptedThreadHarmsNothing() throws Exception {
    Journal journal = Journal.open(place()).opened();
    Chain chain = Chain.fromNothing();
    AtomicBoolean stillInterrupted = new AtomicBoolean();
    Thread thread =
        Thread.ofPlatform()
            .start(
                () -> {
                  Thread.currentThread().interrupt();
                  journal.append(chain.several(3, 9 << 20));
                  journal.readFrom(1, 10);
                  journal.dropBefore(2);
                  stillInterrupted.set(Thread.interrupted());
                });
    thread.join();

    journal.append(chain.several(1, 100));

    assertThat(stillInterrupted).isTrue();
    assertThat(journal.last()).isEqualTo(4);
    journal.close();
  }

  @Test
  void aClosedJournalTakesNothing() {
    Journal journal = Journal.open(place()).opened();
    journal.close();

    assertThatThrownBy(() -> journal.append(Chain.fromNothing().several(1, 1)))
        .isInstanceOf(DiskException.class)
        .hasMessageContaining("it is closed");
  }

  @Test
  void onlyTheOwnerMayReadIt() throws Exception {
    Journal.open(place()).opened().close();

    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(place())))
        .isEqualTo("rwx------");
    assertThat(
            PosixFilePermissions.toString(
                Files.getPosixFilePermissions(place().resolve(JournalScan.fileName(1)))))
        .isEqualTo("rw-------");
  }
}
