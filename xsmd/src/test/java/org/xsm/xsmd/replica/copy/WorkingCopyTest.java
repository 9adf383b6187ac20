package org.xsm.xsmd.replica.copy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.xsm.xsmd.replica.copy.CopyState.Standing;
import org.xsm.xsmd.store.StoreException;

/** With its thread, its events and real time. */
final class WorkingCopyTest {
  private static final Duration DEADLINE = Duration.ofSeconds(30);

  @TempDir private Path directory = Path.of("");

  private final FakeSite site = new FakeSite(Sample.TEXT);
  private final String mine = Sample.memory(Sample.TEXT, "a", 300);

  /** Polls so seldom that only events and watches can tell in time. */
  private WorkingCopy start(Duration poll) throws IOException {
    Files.createDirectories(directory.resolve("etc"));
    CopySettings usual = CopySettings.of(file(), directory.resolve("var"), "h1");
    var settings =
        new CopySettings(
            usual.file(),
            usual.stateDirectory(),
            usual.host(),
            poll,
            Duration.ofMillis(50),
            Duration.ofMillis(100),
            usual.linger(),
            usual.patience(),
            usual.retry(),
            usual.slowest());
    return WorkingCopy.start(
        settings, site, site, new FakeAudit(), Clock.systemUTC(), UUID::randomUUID);
  }

  private Path file() {
    return directory.resolve("etc/site.xml");
  }

  @Test
  void revisionsAndSavesGoBothWays() throws IOException {
    try (WorkingCopy copy = start(Duration.ofHours(1))) {
      await(() -> Files.exists(file()) && copy.state().standing() == Standing.CLEAN);

      Files.writeString(file(), mine);
      await(() -> site.head().equals(mine));
      String theirs = Sample.memory(mine, "c", 200);
      site.commit("h2", theirs);
      await(() -> Bench.text(file()).equals(theirs));

      await(() -> copy.state().standing() == Standing.CLEAN && copy.state().base() == 3);
    }
  }

  @Test
  void aKickIsALook() throws IOException {
    try (WorkingCopy copy = start(Duration.ofHours(1))) {
      await(() -> Files.exists(file()));
      Files.delete(file());

      copy.kick();

      await(() -> Files.exists(file()));
    }
  }

  @Test
  void closingLeavesTheFileAsItIs() throws IOException {
    WorkingCopy copy = start(Duration.ofMillis(50));
    await(() -> Files.exists(file()) && copy.state().standing() == Standing.CLEAN);

    copy.close();
    site.commit("h2", mine);
    Files.writeString(file(), "half an ed");

    LockSupport.parkNanos(Duration.ofMillis(300).toNanos());
    assertThat(Bench.text(file())).isEqualTo("half an ed");
  }

  @Test
  void aStateDirectoryThatCannotBeIsToldAtTheStart() throws IOException {
    Files.writeString(directory.resolve("var"), "a file");

    assertThatThrownBy(() -> start(Duration.ofSeconds(1)).close())
        .isInstanceOf(StoreException.class)
        .hasMessageStartingWith("cannot remember the site file's edits in ");
  }

  private static void await(BooleanSupplier condition) {
    long end = System.nanoTime() + DEADLINE.toNanos();
    while (!condition.getAsBoolean()) {
      assertThat(System.nanoTime()).as("deadline").isLessThan(end);
      LockSupport.parkNanos(Duration.ofMillis(10).toNanos());
    }
  }
}
