package org.xsm.bench.history;

import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.xsm.bench.daemons.LocalApi.Answer;
import org.xsm.bench.daemons.Member;
import org.xsm.bench.daemons.Waiting;
import org.xsm.bench.history.Operation.Action;
import org.xsm.bench.history.Operation.Ending;

/**
 * Reads and edits through any of the hosts, one call at a time, and records what it was told: a
 * decision by chance. It edits what it read last, however old that is by then.
 */
final class Client implements Runnable {
  private static final Duration PATIENCE = Duration.ofSeconds(6);

  private final int number;
  private final List<Member> members;
  private final Recording recording;
  private final Random chance;
  private @Nullable Seen seen;
  private int fresh;

  private record Seen(String text, long revision) {}

  Client(int number, List<Member> members, Recording recording, Random chance) {
    this.number = number;
    this.members = members;
    this.recording = recording;
    this.chance = chance;
  }

  @Override
  public void run() {
    while (recording.more()) {
      Member through = members.get(chance.nextInt(members.size()));
      Seen last = seen;
      if (last == null || chance.nextInt(5) < 2) {
        read(through);
      } else {
        replace(through, last);
      }
    }
  }

  /** Reads once through a host, and says whether it was answered. */
  boolean reads(Member through) {
    seen = null;
    read(through);
    return seen != null;
  }

  private void read(Member through) {
    long called = recording.now();
    Answer answer = through.api().text(true, PATIENCE);
    long returned = recording.now();
    if (!answer.isDone()) {
      nothing("read failed", answer);
      return;
    }
    seen = new Seen(answer.body(), answer.revision());
    var read = new Action.Read(Register.value(answer.body()));
    recording.add(operation(read, Ending.DONE, called, returned, answer.revision()), "read");
  }

  private void replace(Member through, Seen base) {
    String value = "c" + number + "-" + ++fresh;
    String text = Register.with(base.text(), value);
    var replace = new Action.Replace(Register.value(base.text()), value);
    long called = recording.now();
    Answer answer = through.api().edit(text, base.revision(), PATIENCE);
    long returned = recording.now();
    if (answer.isDone()) {
      boolean merged = answer.json().path("merged").asBoolean();
      seen = merged ? null : new Seen(text, answer.revision());
      recording.add(
          operation(replace, Ending.DONE, called, returned, answer.revision()),
          merged ? "merged" : "replaced");
    } else if (answer.mayHaveHappened()) {
      seen = null;
      recording.add(operation(replace, Ending.UNKNOWN, called, returned, 0), "unknown");
    } else if (answer.json().path("kind").asText().equals("conflict")) {
      seen = null;
      recording.add(operation(replace, Ending.MISMATCHED, called, returned, 0), "mismatched");
    } else {
      nothing("edit failed", answer);
    }
  }

  /** It certainly did nothing. A host that is down answers at once, and is not asked at once. */
  private void nothing(String what, Answer answer) {
    recording.count(what + " " + (answer.status() == 0 ? "unreached" : answer.status()));
    seen = null;
    Waiting.pause(Duration.ofMillis(250));
  }

  private Operation operation(
      Action action, Ending ending, long called, long returned, long revision) {
    return new Operation(number, action, ending, called, returned, revision);
  }
}
