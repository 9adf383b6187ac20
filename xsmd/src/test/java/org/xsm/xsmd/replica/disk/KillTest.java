package org.xsm.xsmd.replica.disk;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.xsm.xsmd.store.AuditTrail.Line;

/** A process is killed while it writes, again and again. */
final class KillTest {
  private static final int ROUNDS = 10;

  @TempDir Path home;

  @Test
  void whatAKilledProcessAcknowledgedIsThere() throws Exception {
    Random random = new Random(11);
    for (int round = 0; round < ROUNDS; round++) {
      String acknowledged = runAndKill(5 + random.nextInt(40), random.nextInt(2_000_000));

      int space = acknowledged.indexOf(' ');
      long index = Long.parseLong(acknowledged.substring(0, space));
      Opening<Journal> journal = Journal.open(home.resolve("journal"));
      assertThat(journal.findings()).isEmpty();
      assertThat(journal.opened().last()).isGreaterThanOrEqualTo(index);
      assertThat(journal.opened().readFrom(index, 1).getFirst().entry().hash())
          .hasToString(acknowledged.substring(space + 1));
      journal.opened().close();
      Opening<AuditLog> audit = AuditLog.open(home.resolve("audit"), Clock.systemUTC());
      assertThat(audit.opened().verify().problem()).isEmpty();
      assertThat(audit.opened().newest(20)).extracting(Line::about).contains(Long.toString(index));
      audit.opened().close();
    }
  }

  /** Returns the last line that was printed: the index and hash of an entry. */
  private String runAndKill(int lines, int nanos) throws Exception {
    try (Child child = Child.start(AppendingChild.class, home)) {
      String last = "";
      for (int i = 0; i < lines; i++) {
        last = String.valueOf(child.line());
        assertThat(last).matches("\\d+ [0-9a-f]{64}");
      }
      long until = System.nanoTime() + nanos;
      while (System.nanoTime() < until) {
        Thread.onSpinWait();
      }
      child.kill();
      for (String line = child.line(); line != null; line = child.line()) {
        last = line.matches("\\d+ [0-9a-f]{64}") ? line : last;
      }
      return last;
    }
  }
}
