package org.xsm.bench.history;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.xsm.bench.history.Operation.Action;
import org.xsm.bench.history.Operation.Ending;

/**
 * Histories of a register that is one: a decision by chance. Each operation takes effect at a
 * moment between its call and its answer; of some the answer is lost, before or after they took
 * effect.
 */
final class Simulated {
  private final Random chance;
  private final List<Operation> history = new ArrayList<>();
  private String value = "v0";
  private long revision = 1;
  private long now;
  private int fresh;

  private Simulated(Random chance) {
    this.chance = chance;
  }

  static List<Operation> history(Random chance, int operations, int clients) {
    return new Simulated(chance).run(operations, clients);
  }

  private List<Operation> run(int operations, int clients) {
    var returns = new long[clients];
    String remembered = value;
    while (history.size() < operations) {
      int client = chance.nextInt(clients);
      now += 2;
      if (returns[client] >= now) {
        continue;
      }
      // The moment of effect is now; the call lies a little before, the answer a little after.
      long called = Math.max(returns[client] + 1, now - chance.nextInt(40));
      long returned = now + chance.nextInt(40);
      returns[client] = returned;
      String expected = chance.nextInt(4) == 0 ? remembered : value;
      remembered = value;
      step(client, expected, called, returned);
    }
    return history;
  }

  private void step(int client, String expected, long called, long returned) {
    if (chance.nextInt(3) == 0) {
      add(client, new Action.Read(value), Ending.DONE, called, returned, revision);
      return;
    }
    var replace = new Action.Replace(expected, "v" + ++fresh);
    boolean matches = expected.equals(value);
    boolean lost = chance.nextInt(20) == 0;
    boolean happens = matches && !(lost && chance.nextBoolean());
    if (happens) {
      value = replace.value();
      revision++;
    }
    Ending ending = lost ? Ending.UNKNOWN : matches ? Ending.DONE : Ending.MISMATCHED;
    add(client, replace, ending, called, returned, ending == Ending.DONE ? revision : 0);
  }

  private void add(
      int client, Action action, Ending ending, long called, long returned, long number) {
    history.add(new Operation(client, action, ending, called, returned, number));
  }
}
