package org.xsm.xsmd.replica.voter;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.xsm.xsmd.replica.order.Bytes;

/** Minutes of failures, and figures. */
@Tag("soak")
final class SoakTest {
  private static final Duration CALL = Duration.ofSeconds(10);

  @TempDir Path directory;

  @Test
  void nothingAcknowledgedIsLostOverManyKillsAndFreezes() {
    var random = new Random(1);
    try (var children = new Children(3, directory)) {
      for (int round = 0; round < 12; round++) {
        children.write(40);
        ChildVoter victim =
            random.nextBoolean()
                ? children.leader().orElseThrow()
                : children.voters.get(random.nextInt(3));
        if (random.nextBoolean()) {
          victim.kill();
          children.write(40);
          victim.start(Beginning.RECOVER);
        } else {
          victim.signal("STOP");
          children.writeBeside(victim, 40);
          victim.signal("CONT");
        }
      }
      children.write(40);
      assertThat(children.lost()).isEmpty();
    }
  }

  @Test
  void nothingAcknowledgedIsLostWhenAllAreKilledAtOnce() {
    try (var children = new Children(3, directory)) {
      for (int round = 0; round < 6; round++) {
        children.write(40);
        children.voters.forEach(ChildVoter::kill);
        children.voters.forEach(voter -> voter.start(Beginning.RECOVER));
      }
      children.write(40);
      assertThat(children.lost()).isEmpty();
    }
  }

  @Test
  void aSmallHeapCarriesLongRequests() {
    try (var children = new Children(3, directory, 160)) {
      for (int i = 0; i < 6; i++) {
        Optional<ChildVoter> leader = children.leader();
        assertThat(leader.orElseThrow().ask("long " + i + " " + (16 << 20)))
            .isEqualTo("set " + (i + 1));
        children.write(30);
        children.voters.forEach(
            voter -> System.out.println("resident KiB " + voter.peer + "=" + voter.resident()));
      }
      assertThat(children.lost()).isEmpty();
    }
  }

  @Test
  void commitsQuickly() {
    try (var group = TestGroup.of(3, directory)) {
      Engine engine = group.leader().engine();
      for (int size : new int[] {10_000, 100_000, 1_000_000}) {
        int count = size > 500_000 ? 150 : 600;
        long[] nanos = new long[count];
        for (int i = -count / 3; i < count; i++) {
          byte[] value = new byte[size];
          new Random(i).nextBytes(value);
          Bytes request = Registers.set(UUID.randomUUID(), "key" + i % 4, -1, value);
          long from = System.nanoTime();
          engine.submit(request, CALL).join();
          if (i >= 0) {
            nanos[i] = System.nanoTime() - from;
          }
        }
        Arrays.sort(nanos);
        System.out.printf(
            Locale.ROOT,
            "commit of %d bytes: p50 %.1f ms, p99 %.1f ms%n",
            size,
            nanos[count / 2] / 1e6,
            nanos[count * 99 / 100] / 1e6);
        assertThat(nanos[count / 2]).isLessThan(500_000_000L);
      }
    }
  }
}
