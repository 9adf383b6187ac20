package org.xsm.xsmd.replica.disk;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.xsm.xsmd.replica.order.SignedEntry;
import org.xsm.xsmd.store.Position;

/** Whatever happens to a disk, a journal holds what was appended and all that was acknowledged. */
final class JournalDisasterTest {
  private static final Path PLACE = MemoryDisk.ROOT.resolve("journal");
  private static final long SEGMENT = 2000;

  private static Opening<Journal> open(MemoryDisk disk) {
    return Journal.open(disk, PLACE, SEGMENT);
  }

  private static List<SignedEntry> all(Journal journal) {
    List<SignedEntry> all = new ArrayList<>();
    List<SignedEntry> part = journal.readFrom(journal.first(), 3000);
    while (!part.isEmpty()) {
      all.addAll(part);
      part = journal.readFrom(all.getLast().entry().index() + 1, 3000);
    }
    return all;
  }

  @Property(tries = 500)
  void powerCutsAndFailingDisksLoseNothingAcknowledged(@ForAll long seed) {
    Random random = new Random(seed);
    MemoryDisk disk = new MemoryDisk();
    List<SignedEntry> acknowledged = new ArrayList<>();
    List<SignedEntry> attempted = List.of();

    for (int round = 0; round < 4; round++) {
      Opening<Journal> opening = open(disk);
      Journal journal = opening.opened();
      List<SignedEntry> found = all(journal);
      assertThat(opening.findings()).isEmpty();
      assertThat(found.size()).isGreaterThanOrEqualTo(acknowledged.size());
      List<SignedEntry> possible = new ArrayList<>(acknowledged);
      possible.addAll(attempted);
      assertThat(found).isEqualTo(possible.subList(0, found.size()));

      acknowledged = found;
      attempted = List.of();
      if (random.nextBoolean()) {
        disk.failAfter(random.nextInt(30), random.nextBoolean(), random.nextLong());
      }
      for (int batch = 0; batch < 6; batch++) {
        Chain chain = new Chain(journal.end(), random.nextLong());
        List<SignedEntry> entries =
            chain.several(
                1 + random.nextInt(4), random.nextInt(10) == 0 ? 3000 : random.nextInt(600));
        try {
          journal.append(entries);
          acknowledged = new ArrayList<>(acknowledged);
          acknowledged.addAll(entries);
          attempted = List.of();
        } catch (DiskException e) {
          attempted = attempted.isEmpty() ? entries : attempted;
        }
        assertThat(all(journal)).isEqualTo(acknowledged);
      }
      disk.works();
      if (random.nextInt(3) > 0) {
        disk.cutPower(random.nextLong());
      }
    }
  }

  @Property(tries = 500)
  void whatIsTakenBackStaysAwayAndWhatStaysIsWhole(@ForAll long seed) {
    Random random = new Random(seed);
    MemoryDisk disk = new MemoryDisk();
    Journal journal = open(disk).opened();
    Chain chain = Chain.fromNothing();
    List<SignedEntry> appended = new ArrayList<>();
    for (int i = 0; i < 12; i++) {
      List<SignedEntry> batch = chain.several(2, 400);
      journal.append(batch);
      appended.addAll(batch);
    }
    int from = random.nextInt(20);
    int to = from + random.nextInt(24 - from);

    journal.dropBefore(from);
    journal.dropAfter(Math.max(to, journal.start().index()));
    disk.cutPower(seed);
    Opening<Journal> again = open(disk);

    assertThat(again.findings()).isEmpty();
    assertThat(again.opened().last()).isEqualTo(Math.max(to, journal.start().index()));
    assertThat(again.opened().first()).isLessThanOrEqualTo(Math.max(1, from));
    assertThat(all(again.opened()))
        .isEqualTo(appended.subList((int) again.opened().first() - 1, (int) again.opened().last()));
  }

  @Property(tries = 500)
  void aChangeThatFailsLeavesAJournalWithoutHoles(
      @ForAll long seed, @ForAll @IntRange(max = 25) int steps) {
    Random random = new Random(seed);
    MemoryDisk disk = new MemoryDisk();
    Journal journal = open(disk).opened();
    Chain chain = Chain.fromNothing();
    List<SignedEntry> appended = chain.several(24, 400);
    journal.append(appended);
    disk.failAfter(steps, true, seed);

    try {
      switch (random.nextInt(3)) {
        case 0 -> journal.dropBefore(1 + random.nextInt(24));
        case 1 -> journal.dropAfter(random.nextInt(24));
        default -> journal.restartAt(new Position(3, 100, chain.end().hash()));
      }
    } catch (DiskException e) {
      assertThat(e).hasMessageContaining("cannot ");
    }
    disk.cutPower(seed);
    Opening<Journal> again = open(disk);

    assertThat(again.findings()).isEmpty();
    List<SignedEntry> left = all(again.opened());
    assertThat(left)
        .isEqualTo(
            left.isEmpty()
                ? List.of()
                : appended.subList((int) again.opened().first() - 1, (int) again.opened().last()));
  }

  @Property(tries = 1000)
  void flippedBitsAndCutFilesAreNoticedAndNothingFalseIsRead(@ForAll long seed) {
    Random random = new Random(seed);
    MemoryDisk disk = new MemoryDisk();
    List<SignedEntry> appended = new ArrayList<>();
    Journal journal = open(disk).opened();
    Chain chain = Chain.fromNothing();
    for (int i = 0; i < 8; i++) {
      List<SignedEntry> batch = chain.several(1 + random.nextInt(3), random.nextInt(500));
      journal.append(batch);
      appended.addAll(batch);
    }
    List<String> files = disk.list(PLACE).stream().filter(name -> name.endsWith("l")).toList();
    Path file = PLACE.resolve(files.get(random.nextInt(files.size())));
    byte[] content = disk.content(file);

    if (random.nextBoolean()) {
      content[random.nextInt(content.length)] ^= (byte) (1 << random.nextInt(8));
    } else {
      content = Arrays.copyOf(content, random.nextInt(content.length));
    }
    disk.overwrite(file, content);
    Opening<Journal> again = open(disk);

    assertThat(again.findings()).isNotEmpty();
    List<SignedEntry> left = all(again.opened());
    assertThat(left).isEqualTo(appended.subList(0, left.size()));
    long firstOfFile = Long.parseLong(String.valueOf(file.getFileName()).substring(0, 18));
    assertThat(left.size()).isGreaterThanOrEqualTo((int) firstOfFile - 1);
    assertThat(open(disk).findings()).isEmpty();
  }
}
