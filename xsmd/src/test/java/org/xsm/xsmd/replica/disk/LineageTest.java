package org.xsm.xsmd.replica.disk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.xsm.xsmd.replica.order.SignedEntry;

final class LineageTest {
  private static final Path FILE = MemoryDisk.ROOT.resolve("lineage");
  private static final long ALL = Long.MAX_VALUE;

  private final MemoryDisk disk = new MemoryDisk();

  private Opening<Lineage> open() {
    return Lineage.open(disk, FILE);
  }

  @Test
  void entriesWithGapsBetweenThemAreKept() {
    Chain chain = Chain.fromNothing();
    List<SignedEntry> all = chain.several(10, 200);
    Lineage lineage = open().opened();

    lineage.append(all.get(0));
    lineage.append(all.get(4));
    lineage.append(all.get(9));

    Lineage again = open().opened();
    assertThat(again.readFrom(0, ALL)).containsExactly(all.get(0), all.get(4), all.get(9));
    assertThat(again.readFrom(2, 1)).containsExactly(all.get(4));
    assertThat(again.last()).isEqualTo(10);
    assertThat(again.count()).isEqualTo(3);
    assertThatThrownBy(() -> again.append(all.get(4))).hasMessageContaining("its last entry is at");
  }

  @Test
  void entriesAreTakenBack() {
    Chain chain = Chain.fromNothing();
    List<SignedEntry> all = chain.several(10, 200);
    Lineage lineage = open().opened();
    lineage.append(all.get(0));
    lineage.append(all.get(4));

    lineage.dropAfter(3);
    lineage.append(all.get(7));

    assertThat(open().opened().readFrom(0, ALL)).containsExactly(all.get(0), all.get(7));
  }

  @Test
  void aFileThatIsNoLineageIsSetAside() {
    open().opened();
    disk.overwrite(FILE, new byte[100]);

    Opening<Lineage> again = open();

    assertThat(again.findings()).singleElement().asString().contains("damaged-1");
    assertThat(again.opened().count()).isZero();
  }

  @Test
  void aClosedLineageTakesNothing() {
    Lineage lineage = open().opened();
    lineage.close();

    assertThatThrownBy(() -> lineage.append(Chain.fromNothing().next(1)))
        .hasMessageContaining("it is closed");
  }

  @Property(tries = 500)
  void powerCutsFailuresAndFlippedBitsLeaveWhatWasAcknowledgedOrAreFound(@ForAll long seed) {
    Random random = new Random(seed);
    MemoryDisk broken = new MemoryDisk();
    List<SignedEntry> acknowledged = new ArrayList<>();
    Lineage lineage = Lineage.open(broken, FILE).opened();
    Chain chain = Chain.fromNothing();
    broken.failAfter(random.nextInt(40), random.nextBoolean(), seed);
    for (int i = 0; i < 8; i++) {
      SignedEntry entry = chain.next(random.nextInt(300));
      try {
        lineage.append(entry);
        acknowledged.add(entry);
      } catch (DiskException e) {
        assertThat(e).hasMessageContaining("cannot ");
      }
    }
    broken.works();

    broken.cutPower(seed);
    List<SignedEntry> found = Lineage.open(broken, FILE).opened().readFrom(0, ALL);
    byte[] content = broken.content(FILE);
    content[random.nextInt(content.length)] ^= (byte) (1 << random.nextInt(8));
    broken.overwrite(FILE, content);
    Opening<Lineage> flipped = Lineage.open(broken, FILE);

    assertThat(found.size()).isBetween(acknowledged.size(), acknowledged.size() + 1);
    assertThat(found).startsWith(acknowledged.toArray(SignedEntry[]::new));
    assertThat(flipped.findings()).hasSize(1);
    List<SignedEntry> left = flipped.opened().readFrom(0, ALL);
    assertThat(left).isEqualTo(found.subList(0, left.size()));
  }
}
