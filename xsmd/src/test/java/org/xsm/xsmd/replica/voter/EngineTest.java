package org.xsm.xsmd.replica.voter;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.xsm.xsmd.replica.order.Bytes;

/** One voter: how it begins and ends. */
final class EngineTest {
  private static final Duration CALL = Duration.ofSeconds(5);

  @TempDir Path directory;

  @Test
  void ordersOnItsOwnAndRemembersIt() {
    try (var group = TestGroup.of(1, directory)) {
      assertThat(group.set("a", "one")).isEqualTo("set 1");
      assertThat(group.submit(Registers.set("a", 1, "two"))).isEqualTo("set 2");
      assertThat(group.submit(Registers.set("a", 1, "three"))).isEqualTo("conflict 2");
      Standing standing = group.voter(0).engine().standing();
      assertThat(standing.role()).isEqualTo(Standing.Role.LEADER);
      assertThat(standing.leader()).isEqualTo("v0");
      assertThat(standing.members()).containsExactly(group.voter(0).member());
      assertThat(standing.followers()).isEmpty();

      group.voter(0).close();
      group.voter(0).start(Beginning.RECOVER);

      assertThat(group.submit(Registers.set("a", 2, "three"))).isEqualTo("set 3");
    }
  }

  @Test
  void waitsUntilItIsMadeAMember() {
    TestVoter.quiet();
    try (var voter = new TestVoter(UUID.randomUUID(), "new", directory, null)) {
      voter.start(Beginning.EMPTY);

      assertThat(voter.engine().standing().role()).isEqualTo(Standing.Role.WAITING);
      assertThat(voter.engine().standing().members()).isEmpty();
      assertThat(TestGroup.failure(voter.engine().submit(Registers.set("a", 0, ""), CALL)))
          .isInstanceOf(Failure.NotReady.class);
      assertThat(TestGroup.failure(voter.engine().confirm(CALL)))
          .isInstanceOf(Failure.NotReady.class);
    }
  }

  @Test
  void stopsAndSaysSoWhenItCannotApply() {
    try (var group = TestGroup.of(1, directory)) {
      TestVoter voter = group.leader();
      group.set("a", "one");

      Failure failure = TestGroup.failure(voter.engine().submit(Registers.poison(), CALL));

      assertThat(failure).isInstanceOf(Failure.Unknown.class);
      TestGroup.until("it stopped", () -> !voter.reasons.isEmpty());
      assertThat(voter.reasons.getFirst()).contains("command 99 is unknown");
      assertThat(voter.engine().standing().role()).isEqualTo(Standing.Role.STOPPED);
      assertThat(voter.engine().standing().stopped()).contains("command 99 is unknown");
      assertThat(TestGroup.failure(voter.engine().submit(Registers.set("b", 0, ""), CALL)))
          .isInstanceOf(Failure.Stopped.class);

      voter.close();
      voter.start(Beginning.RECOVER);
      TestGroup.until("it stopped again", () -> !voter.reasons.isEmpty());
      assertThat(voter.registers.get("a").orElseThrow().value())
          .isEqualTo(Bytes.wrap("one".getBytes(UTF_8)));
    }
  }

  @Test
  void aClosedOneAnswersNothing() {
    try (var group = TestGroup.of(1, directory)) {
      Engine engine = group.leader().engine();
      engine.close();

      assertThat(TestGroup.failure(engine.submit(Registers.set("a", 0, ""), CALL)))
          .isInstanceOf(Failure.Stopped.class);
      assertThat(group.voter(0).reasons).isEmpty();
    }
  }

  @Test
  void beginsOnlyWhereItsDataFit() throws IOException {
    TestVoter.quiet();
    var voter = new TestVoter(UUID.randomUUID(), "v0", directory, null);

    assertThatThrownBy(() -> voter.start(Beginning.RECOVER))
        .isInstanceOf(EngineException.class)
        .hasMessageContaining("this voter are lost");

    voter.start(Beginning.BOOTSTRAP);
    assertThatThrownBy(() -> voter.start(Beginning.RECOVER))
        .hasMessageContaining("another engine of this process uses it");
    voter.close();
    assertThatThrownBy(() -> voter.start(Beginning.BOOTSTRAP))
        .hasMessageContaining("there are data of a voter already");
    assertThatThrownBy(() -> voter.start(Beginning.EMPTY))
        .hasMessageContaining("there are data of a voter already");

    Files.createDirectory(directory.resolve(UUID.randomUUID().toString()));
    assertThatThrownBy(() -> voter.start(Beginning.RECOVER))
        .hasMessageContaining("does not belong there");
  }

  @Test
  void saysThatItsPortIsTaken() throws IOException {
    TestVoter.quiet();
    var voter = new TestVoter(UUID.randomUUID(), "v0", directory, null);
    int port = voter.member().port();

    try (var squatter = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
      assertThat(squatter.isBound()).isTrue();
      assertThatThrownBy(() -> voter.start(Beginning.BOOTSTRAP))
          .isInstanceOf(EngineException.class)
          .hasMessageContaining("127.0.0.1:" + port)
          .hasMessageContaining("in use");
    }

    voter.start(Beginning.BOOTSTRAP);
    voter.close();
  }
}
