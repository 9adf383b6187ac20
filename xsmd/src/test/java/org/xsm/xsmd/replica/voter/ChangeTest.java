package org.xsm.xsmd.replica.voter;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.apache.ratis.util.FileUtils;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.xsm.xsmd.replica.order.Bytes;

/** Voters that come, go and fail. */
final class ChangeTest {
  private static final Duration CALL = Duration.ofSeconds(5);

  @TempDir Path directory;

  @Test
  void theOthersGoOnWithoutTheLeader() {
    try (var group = TestGroup.of(3, directory)) {
      group.set("before", "one");
      TestVoter old = group.leader();
      old.close();
      long from = System.nanoTime();

      assertThat(group.set("after", "two")).isEqualTo("set 1");

      assertThat(Duration.ofNanos(System.nanoTime() - from)).isLessThan(Duration.ofSeconds(5));
      old.start(Beginning.RECOVER);
      group.settle();
      assertThat(old.registers.get("after")).isPresent();
    }
  }

  @Test
  void growsToFiveAndOutlivesARestartOfAllButNeverAsksTooFew() {
    try (var group = TestGroup.of(3, directory)) {
      // more than one snapshot, so that the members no longer stand in the log
      for (int i = 0; i < 150; i++) {
        group.set("key" + i, "value");
      }
      group.growTo(5);
      for (int i = 150; i < 300; i++) {
        group.set("key" + i, "value");
      }
      group.settle();
      group.restart();

      assertThat(group.set("after the restart", "value")).isEqualTo("set 1");
      assertThat(group.leader().engine().standing().members()).hasSize(5);
      group.settle();

      TestGroup.close(group.followers().subList(0, 3));
      List<TestVoter> left = group.voters.stream().filter(TestVoter::isUp).toList();
      assertThat(left).hasSize(2);
      var deadline = Deadline.after(Duration.ofSeconds(4));
      while (deadline.left() > 0) {
        for (TestVoter voter : left) {
          Bytes request = Registers.set("too few", 0, "value");
          Failure failure =
              TestGroup.failure(voter.engine().submit(request, Duration.ofSeconds(1)));
          assertThat(failure)
              .isInstanceOfAny(
                  Failure.Unknown.class, Failure.NotLeader.class, Failure.NotReady.class);
          assertThat(TestGroup.failure(voter.engine().confirm(Duration.ofMillis(500)))).isNotNull();
          assertThat(voter.registers.get("too few")).isEmpty();
        }
      }
    }
  }

  @Test
  void aWipedVoterIsReplacedByOneWithANewId() throws IOException {
    try (var group = TestGroup.of(3, directory)) {
      for (int i = 0; i < 100; i++) {
        group.set("key" + i, "value");
      }
      TestVoter wiped = group.followers().getFirst();
      wiped.close();
      FileUtils.deleteFully(wiped.settings.directory());
      List<Member> before = group.leader().engine().standing().members();
      TestVoter fresh = group.add(wiped.peer() + "-again").start(Beginning.EMPTY);
      var after = new ArrayList<>(before);
      after.remove(wiped.member());
      after.add(fresh.member());

      group.change(before, after);

      group.settle();
      assertThat(fresh.registers.size()).isEqualTo(100);
      assertThat(fresh.engine().standing().role()).isEqualTo(Standing.Role.FOLLOWER);
      assertThat(group.leader().engine().standing().members())
          .containsExactlyInAnyOrderElementsOf(after);
    }
  }

  @Test
  void aLaggingFollowerTakesOverASnapshotAndGoesOn() {
    try (var group = TestGroup.of(3, directory)) {
      TestVoter late = group.followers().getFirst();
      group.set("before", "value");
      late.close();
      // long enough that the log is cut at a snapshot
      for (int i = 0; i < 30; i++) {
        byte[] value = new byte[500_000];
        value[0] = (byte) i;
        group.submit(Registers.set(UUID.randomUUID(), "big" + i % 4, i / 4, value));
      }
      for (int i = 0; i < 150; i++) {
        group.set("key" + i, "value");
      }
      TestGroup.until("the log was cut", () -> firstEntry(group.leader()) > 1);
      late.start(Beginning.RECOVER);

      group.settle();

      assertThat(group.set("after", "value")).isEqualTo("set 1");
      group.settle();
      assertThat(late.engine().standing().role()).isEqualTo(Standing.Role.FOLLOWER);
      assertThat(late.reasons).isEmpty();
      TestVoter other =
          group.followers().stream().filter(voter -> voter != late).findFirst().orElseThrow();
      other.close();
      assertThat(group.set("it counts", "value")).isEqualTo("set 1");
      group.restart();
      assertThat(group.set("after the restart", "value")).isEqualTo("set 1");
      group.settle();
    }
  }

  private static long firstEntry(TestVoter voter) {
    try {
      return DataDirectory.reach(voter.data());
    } catch (IOException e) {
      return -1;
    }
  }

  @Test
  void aLeaderWithoutAMajorityAnswersInTime() {
    try (var group = TestGroup.of(3, directory)) {
      TestVoter leader = group.leader();
      List<Engine> others = group.followers().stream().map(TestVoter::engine).toList();
      others.forEach(other -> Thread.startVirtualThread(other::close));
      TestGroup.until(
          "the others are gone",
          () -> others.stream().allMatch(o -> o.standing().role() == Standing.Role.STOPPED));
      long from = System.nanoTime();

      Failure failure =
          TestGroup.failure(
              leader.engine().submit(Registers.set("a", 0, ""), Duration.ofSeconds(1)));

      assertThat(failure).isInstanceOf(Failure.Unknown.class);
      assertThat(Duration.ofNanos(System.nanoTime() - from)).isLessThan(Duration.ofSeconds(3));
      assertThat(TestGroup.failure(leader.engine().confirm(Duration.ofSeconds(1)))).isNotNull();
      TestGroup.until(
          "it gave up the lead", () -> leader.engine().standing().role() != Standing.Role.LEADER);
      assertThat(TestGroup.failure(leader.engine().submit(Registers.set("b", 0, ""), CALL)))
          .isInstanceOfAny(Failure.NotLeader.class, Failure.NotReady.class);
    }
  }
}
