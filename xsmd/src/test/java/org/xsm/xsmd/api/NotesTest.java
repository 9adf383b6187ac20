package org.xsm.xsmd.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

final class NotesTest {
  private final KeptTrail trail = new KeptTrail();
  private final HandClock clock = new HandClock(Instant.parse("2026-11-25T12:00:00Z"));
  private final Notes notes = new Notes(trail, clock, 2);

  @Test
  void notesSoManyRefusalsAMinuteAndThenTheirNumber() {
    for (int i = 0; i < 5; i++) {
      notes.refused("someone", "get", "/status", "who calls is not known");
    }
    clock.pass(Duration.ofMinutes(1));
    notes.flush();
    notes.flush();

    assertThat(trail.said())
        .containsExactly(
            "someone get /status: refused: who calls is not known",
            "someone get /status: refused: who calls is not known",
            "nobody calls 3 more: refused, and not noted one by one");
  }

  @Test
  void notesEachChange() {
    for (int i = 0; i < 5; i++) {
      notes.changed("root@h1", "edit", "revision " + i, "committed");
    }

    assertThat(trail.said()).hasSize(5);
  }

  @Test
  void takesLettersThatAreNotPrintedOutOfWhatItIsTold() {
    notes.refused("a\u001b[2Jb\nc\u202e", "get", "x".repeat(500), "why");

    assertThat(trail.said().getFirst())
        .isEqualTo("a?[2Jb?c? get " + "x".repeat(120) + "...: refused: why");
  }
}
