package org.xsm.xsmd.replica.disk;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.xsm.xsmd.replica.disk.StateFile.Snapshot;
import org.xsm.xsmd.replica.order.Bytes;
import org.xsm.xsmd.store.Hash;
import org.xsm.xsmd.store.Position;

final class StateFileTest {
  private static final Path PLACE = MemoryDisk.ROOT.resolve("state");

  private final MemoryDisk disk = new MemoryDisk();
  private final List<String> findings = new ArrayList<>();

  private static Position at(long epoch, long index) {
    return new Position(epoch, index, Hash.of(("h" + index).getBytes(UTF_8)));
  }

  private static Bytes text(String text) {
    return Bytes.wrap(text.getBytes(UTF_8));
  }

  private StateFile open() {
    return StateFile.open(disk, PLACE, findings::add);
  }

  @Test
  void theNewestStateIsReadAndTwoAreKept() {
    StateFile state = open();

    state.write(at(1, 9), text("nine"));
    state.write(at(1, 10), text("ten"));
    state.write(at(2, 8), text("eight"));

    assertThat(open().newestGood()).contains(new Snapshot(at(2, 8), text("eight")));
    assertThat(disk.list(PLACE)).hasSize(2);
    assertThat(findings).isEmpty();
  }

  @Test
  void nothingIsReadWhereNothingWasWritten() {
    assertThat(open().newestGood()).isEmpty();
  }

  @Test
  void aDamagedStateIsSetAsideAndTheOneBeforeIsRead() {
    StateFile state = open();
    state.write(at(1, 1), text("one"));
    state.write(at(1, 2), text("two"));
    Path newest = PLACE.resolve(disk.list(PLACE).getLast());
    byte[] content = disk.content(newest);
    content[content.length - 1] ^= 1;
    disk.overwrite(newest, content);

    assertThat(open().newestGood()).contains(new Snapshot(at(1, 1), text("one")));
    assertThat(findings).singleElement().asString().contains("SHA-256", "damaged-1");
    assertThat(disk.list(PLACE)).anyMatch(name -> name.endsWith(".damaged-1"));
  }

  @Test
  void aStateUnderAnotherPositionsNameIsNotBelieved() throws Exception {
    open().write(at(1, 1), text("one"));
    Path file = PLACE.resolve(disk.list(PLACE).getLast());
    disk.move(file, PLACE.resolve("0000000001-000000000000000009.state"));

    assertThat(open().newestGood()).isEmpty();
    assertThat(findings).singleElement().asString().contains("it is the state at");
  }

  @Test
  void damagedStatesAreKeptInABoundedNumber() {
    for (int i = 1; i < 30; i++) {
      StateFile state = open();
      state.write(at(1, i), text("state"));
      Path newest = PLACE.resolve("0000000001-%018d.state".replace("%018d", padded(i)));
      disk.overwrite(newest, new byte[3]);
      state.newestGood();
    }

    assertThat(findings).hasSize(29);
    assertThat(disk.list(PLACE)).hasSizeLessThanOrEqualTo(Aside.KEPT + 1);
  }

  private static String padded(int i) {
    return "0".repeat(18 - Integer.toString(i).length()) + i;
  }

  @Test
  void whatIsPastAnIndexIsForgotten() {
    StateFile state = open();
    state.write(at(1, 1), text("one"));
    state.write(at(1, 5), text("five"));

    state.dropAfter(4);

    assertThat(state.newestGood()).contains(new Snapshot(at(1, 1), text("one")));
  }

  @Property(tries = 500)
  void afterPowerCutsAndFailuresTheNewestAcknowledgedStateOrANewerOneIsThere(@ForAll long seed) {
    Random random = new Random(seed);
    MemoryDisk broken = new MemoryDisk();
    long acknowledged = 0;
    long index = 0;

    for (int round = 0; round < 4; round++) {
      StateFile state = StateFile.open(broken, PLACE, findings::add);
      Position found = state.newestGood().map(Snapshot::position).orElse(Position.NOTHING);
      assertThat(found.index()).isBetween(acknowledged, index);
      acknowledged = found.index();
      broken.failAfter(random.nextInt(40), random.nextBoolean(), random.nextLong());
      for (int i = 0; i < 4; i++) {
        index++;
        try {
          state.write(at(1, index), text("state ".repeat(random.nextInt(100))));
          acknowledged = index;
        } catch (DiskException e) {
          assertThat(e).hasMessageContaining("cannot ");
        }
      }
      broken.works();
      if (random.nextBoolean()) {
        broken.cutPower(random.nextLong());
      }
    }
    assertThat(findings).isEmpty();
  }
}
