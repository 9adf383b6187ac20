package org.xsm.xsmd.replica.disk;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.xsm.xsmd.store.AuditTrail.Line;

/**
 * Whatever happens to a disk, an audit log holds all that was acknowledged, or says that it does
 * not.
 */
final class AuditDisasterTest {
  private static final Path PLACE = MemoryDisk.ROOT.resolve("audit");
  private static final Clock CLOCK = Clock.fixed(Instant.EPOCH, ZoneOffset.UTC);

  private static Opening<AuditLog> open(MemoryDisk disk) {
    return AuditLog.open(disk, PLACE, CLOCK, 1500);
  }

  private static List<String> abouts(AuditLog log) {
    return log.newest(1000).reversed().stream()
        .filter(line -> line.who().equals("root"))
        .map(Line::about)
        .toList();
  }

  @Property(tries = 1000)
  void powerCutsAndFailingDisksLoseNoAcknowledgedLine(@ForAll long seed) {
    Random random = new Random(seed);
    MemoryDisk disk = new MemoryDisk();
    List<String> acknowledged = new ArrayList<>();

    for (int round = 0; round < 4; round++) {
      Opening<AuditLog> opening = open(disk);
      AuditLog log = opening.opened();
      assertThat(log.verify().problem()).isEmpty();
      assertThat(abouts(log)).filteredOn(acknowledged::contains).isEqualTo(acknowledged);
      assertThat(opening.findings()).allMatch(finding -> finding.startsWith("cut off "));

      if (random.nextBoolean()) {
        disk.failAfter(random.nextInt(30), random.nextBoolean(), random.nextLong());
      }
      for (int i = 0; i < 8; i++) {
        String about = round + "-" + i;
        try {
          log.note("root", "test", about, "x".repeat(random.nextInt(300)));
          acknowledged.add(about);
        } catch (DiskException e) {
          assertThat(e).hasMessageContaining("cannot ");
        }
      }
      disk.works();
      if (random.nextInt(3) > 0) {
        disk.cutPower(random.nextLong());
      }
    }
  }

  @Property(tries = 1000)
  void everyFlippedBitCutAndMissingFileIsFound(@ForAll long seed) throws Exception {
    Random random = new Random(seed);
    MemoryDisk disk = new MemoryDisk();
    AuditLog log = open(disk).opened();
    for (int i = 0; i < 14; i++) {
      log.note("root", "test", "line " + i, "x".repeat(random.nextInt(300)));
    }
    assertThat(log.verify().problem()).isEmpty();
    List<String> names = disk.list(PLACE).stream().filter(name -> name.endsWith("jsonl")).toList();
    Path file = PLACE.resolve(names.get(random.nextInt(names.size())));
    byte[] content = disk.content(file);
    if (content.length == 0) {
      return;
    }

    switch (random.nextInt(3)) {
      case 0 -> {
        content[random.nextInt(content.length)] ^= (byte) (1 << random.nextInt(8));
        disk.overwrite(file, content);
      }
      case 1 -> disk.overwrite(file, Arrays.copyOf(content, random.nextInt(content.length)));
      default -> disk.delete(file);
    }
    String running = log.verify().problem();
    Opening<AuditLog> again = open(disk);
    again.opened().note("root", "test", "after", "");

    assertThat(running).contains("jsonl");
    assertThat(again.opened().verify().problem()).contains("jsonl");
    assertThat(open(disk).opened().verify().problem()).contains("jsonl");
  }
}
