package org.xsm.xsmd.replica.voter;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.xsm.xsmd.replica.order.Bytes;

/** Three voters that are up and reach each other. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class GroupTest {
  private static final Duration CALL = Duration.ofSeconds(5);

  private final TestGroup group;

  GroupTest(@TempDir Path directory) {
    group = TestGroup.of(1, directory);
  }

  @BeforeAll
  void grow() {
    group.growTo(3);
  }

  @AfterAll
  void close() {
    group.close();
  }

  @Test
  void allComeToTheSameState() {
    for (int i = 0; i < 20; i++) {
      assertThat(group.set("key" + i, "value")).isEqualTo("set 1");
    }

    group.settle();

    Standing standing = group.leader().engine().standing();
    assertThat(standing.members()).hasSize(3);
    assertThat(standing.changing()).isFalse();
    assertThat(standing.followers()).hasSize(2);
    assertThat(standing.followers())
        .allSatisfy(
            follower -> {
              assertThat(follower.match()).isGreaterThanOrEqualTo(20);
              assertThat(follower.silence()).isLessThan(Duration.ofSeconds(5));
            });
  }

  @Test
  void answersARepeatedRequestAsBefore() {
    Bytes request = Registers.set("repeated", 0, "one");
    assertThat(group.submit(request)).isEqualTo("set 1");
    group.submit(Registers.set("repeated", 1, "two"));

    assertThat(group.submit(request)).isEqualTo("set 1");

    assertThat(group.leader().registers.get("repeated").orElseThrow().version()).isEqualTo(2);
  }

  @Test
  void aFollowerSaysWhoLeads() {
    String leader = group.leader().peer();

    Failure failure =
        TestGroup.failure(
            group.followers().getFirst().engine().submit(Registers.set("a", 0, ""), CALL));

    assertThat(failure).isEqualTo(new Failure.NotLeader(leader));
  }

  @Test
  void aConfirmedVoterHasAllThatWasAcknowledged() {
    for (int i = 0; i < 10; i++) {
      group.set("confirmed" + i, "value");
      TestVoter follower = group.followers().get(i % 2);

      long place = follower.engine().confirm(CALL).join();

      assertThat(follower.registers.get("confirmed" + i)).isPresent();
      assertThat(place).isGreaterThan(i);
    }
  }

  @Test
  void ordersLongRequests() {
    for (int size : List.of(3 << 20, 5_000_000, 17 << 20)) {
      byte[] value = new byte[size];
      new Random(size).nextBytes(value);
      Bytes request = Registers.set(UUID.randomUUID(), "long" + size, 0, value);

      String answer =
          Registers.text(group.leader().engine().submit(request, Duration.ofSeconds(30)).join());

      assertThat(answer).isEqualTo("set 1");
      assertThat(group.leader().registers.get("long" + size).orElseThrow().value())
          .isEqualTo(Bytes.wrap(value));
    }
    group.settle();
  }

  @Test
  void refusesWhatIsTooLong() {
    Bytes request = Bytes.wrap(new byte[30 << 20]);

    assertThat(TestGroup.failure(group.leader().engine().submit(request, CALL)))
        .isInstanceOf(Failure.Refused.class);
  }

  @Test
  void handsTheLeadOver() {
    String next = group.followers().getFirst().peer();

    group.leader().engine().handOver(next, CALL).join();

    TestGroup.until("the other leads", () -> group.leader().peer().equals(next));
    assertThat(group.set("handed over", "two")).isEqualTo("set 1");
    TestGroup.until(
        "all heard of it",
        () -> group.voters.stream().allMatch(voter -> voter.leaders.contains(next)));
  }

  @Test
  void stepsDown() {
    group.leader().engine().stepDown(CALL).join();

    assertThat(group.set("stepped down", "one")).isEqualTo("set 1");
  }

  @Test
  void refusesAChangeFromOtherMembers() {
    List<Member> members = group.leader().engine().standing().members();
    List<Member> others = members.subList(0, 2);

    assertThat(TestGroup.failure(group.leader().engine().changeMembers(others, members, CALL)))
        .isInstanceOf(Failure.Refused.class);
  }

  @Test
  void refusesToMoveAMember() {
    List<Member> members = group.leader().engine().standing().members();
    List<Member> moved =
        members.stream().map(m -> new Member(m.peer(), m.address(), m.port() + 1)).toList();

    assertThat(TestGroup.failure(group.leader().engine().changeMembers(members, moved, CALL)))
        .isInstanceOf(Failure.Refused.class);
  }

  @Test
  void doesNotWaitForADeadNewMember() {
    List<Member> members = group.leader().engine().standing().members();
    var dead = new Member("dead", "127.0.0.1", TestVoter.freePort());
    List<Member> wanted = List.of(members.get(0), members.get(1), members.get(2), dead);

    Failure failure =
        TestGroup.failure(
            group.leader().engine().changeMembers(members, wanted, Duration.ofSeconds(2)));

    assertThat(failure).isInstanceOfAny(Failure.Unknown.class, Failure.NotReady.class);
    assertThat(group.set("beside a dead one", "one")).isEqualTo("set 1");
    TestGroup.until(
        "the leader gave the change up",
        () ->
            group.leader().engine().standing().followers().stream()
                .noneMatch(follower -> follower.peer().equals("dead")));
    assertThat(group.leader().engine().standing().members()).isEqualTo(members);
    group.change(members, members);
  }
}
