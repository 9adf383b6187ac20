package org.xsm.bench.history;

import java.io.PrintStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.xsm.bench.daemons.Member;
import org.xsm.bench.daemons.Waiting;

/**
 * What goes wrong while clients work: a decision by chance. Members are killed or put to sleep, one
 * at a time or two, and come back before the next trouble; when the clients are done, all are back.
 */
final class Faults implements Runnable {
  private final List<Member> members;
  private final Recording recording;
  private final Random chance;
  private final PrintStream out;
  private int killed;
  private int paused;

  Faults(List<Member> members, Recording recording, Random chance, PrintStream out) {
    this.members = members;
    this.recording = recording;
    this.chance = chance;
    this.out = out;
  }

  @Override
  public void run() {
    while (!recording.isOver()) {
      Waiting.pause(Duration.ofMillis(500 + chance.nextInt(3000)));
      var some = new ArrayList<>(members);
      Collections.shuffle(some, chance);
      List<Member> struck = some.subList(0, chance.nextInt(5) == 0 ? 2 : 1);
      switch (chance.nextInt(5)) {
        case 0, 1 -> kill(struck);
        case 2, 3 -> pause(struck);
        default -> say("nothing");
      }
    }
  }

  String summary() {
    return killed + " kills, " + paused + " pauses";
  }

  private void kill(List<Member> struck) {
    say("kill " + struck);
    struck.forEach(Member::kill);
    killed += struck.size();
    Waiting.pause(Duration.ofMillis(chance.nextInt(4000)));
    struck.forEach(Member::restart);
    say("back are " + struck);
  }

  private void pause(List<Member> struck) {
    say("pause " + struck);
    struck.forEach(Member::pause);
    paused += struck.size();
    try {
      Waiting.pause(Duration.ofMillis(500 + chance.nextInt(6000)));
    } finally {
      struck.forEach(Member::resume);
    }
    say("awake are " + struck);
  }

  private void say(String what) {
    out.printf(Locale.ROOT, "%7.1f s  %5d  %s%n", recording.now() / 1e9, recording.started(), what);
  }
}
