package org.xsm.bench.history;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.xsm.bench.history.Operation.Action;
import org.xsm.bench.history.Operation.Ending;

/**
 * Whether a history could have come from one register: a decision, by the search of Wing and Gong
 * with the memory of Lowe. Calls and returns stand in a list in order of time; an operation may be
 * the next to take effect while no return stands before its call. What was placed is taken out; the
 * same set of placed operations with the same value is never entered twice.
 */
final class RegisterCheck {
  private final List<Operation> operations;
  private final Event head = new Event(-1, false, Long.MIN_VALUE);
  private final BitSet placed = new BitSet();
  private final Set<Place> seen = new HashSet<>();
  private final Deque<Move> moves = new ArrayDeque<>();
  private String value;
  private int certain;
  private int explained;
  private String stuck = "";
  private long steps;

  /** An end of an operation in the list of time. Those that may yet take effect have no return. */
  private static final class Event {
    private final int operation;
    private final boolean isCall;
    private final long at;
    private @Nullable Event before;
    private @Nullable Event after;
    private @Nullable Event end;

    Event(int operation, boolean isCall, long at) {
      this.operation = operation;
      this.isCall = isCall;
      this.at = at;
    }

    void takeOut() {
      if (before != null) {
        before.after = after;
      }
      if (after != null) {
        after.before = before;
      }
    }

    void putBack() {
      if (before != null) {
        before.after = this;
      }
      if (after != null) {
        after.before = this;
      }
    }
  }

  private record Place(BitSet placed, String value) {}

  private record Move(Event call, String valueBefore) {}

  private RegisterCheck(String first, List<Operation> operations) {
    this.value = first;
    this.operations = operations;
    this.certain = (int) operations.stream().filter(Operation::isCertain).count();
    link();
  }

  static Verdict of(String first, List<Operation> operations) {
    return new RegisterCheck(first, List.copyOf(operations)).search();
  }

  private void link() {
    var events = new ArrayList<Event>();
    for (int i = 0; i < operations.size(); i++) {
      Operation operation = operations.get(i);
      var call = new Event(i, true, operation.called());
      events.add(call);
      if (operation.isCertain()) {
        call.end = new Event(i, false, operation.returned());
        events.add(call.end);
      }
    }
    // At one instant calls come first: what may have overlapped did.
    events.sort(Comparator.comparingLong((Event e) -> e.at).thenComparing(e -> !e.isCall));
    Event last = head;
    for (Event event : events) {
      last.after = event;
      event.before = last;
      last = event;
    }
  }

  private Verdict search() {
    Event event = head.after;
    while (certain > 0) {
      if (event != null && event.isCall) {
        event = place(event) ? head.after : event.after;
        continue;
      }
      note(event);
      Move move = moves.poll();
      if (move == null) {
        return new Verdict(false, explained, stuck, steps);
      }
      undo(move);
      event = move.call.after;
    }
    return new Verdict(true, operations.size(), "", steps);
  }

  /** Lets an operation be the next to take effect, if it can be and that is new. */
  private boolean place(Event call) {
    steps++;
    Operation operation = operations.get(call.operation);
    String next = next(operation);
    if (next == null) {
      return false;
    }
    placed.set(call.operation);
    if (!seen.add(new Place((BitSet) placed.clone(), next))) {
      placed.clear(call.operation);
      return false;
    }
    moves.push(new Move(call, value));
    value = next;
    if (call.end != null) {
      certain--;
      call.end.takeOut();
    }
    call.takeOut();
    return true;
  }

  private void undo(Move move) {
    Event call = move.call;
    placed.clear(call.operation);
    value = move.valueBefore;
    call.putBack();
    if (call.end != null) {
      certain++;
      call.end.putBack();
    }
  }

  private void note(@Nullable Event event) {
    if (event != null && (stuck.isEmpty() || moves.size() > explained)) {
      explained = moves.size();
      stuck = operations.get(event.operation) + ", where the register held \"" + value + "\"";
    }
  }

  /** What the register holds after an operation; nothing if it cannot take effect now. */
  private @Nullable String next(Operation operation) {
    return switch (operation.action()) {
      case Action.Read(var read) -> read.equals(value) ? value : null;
      case Action.Write(var written) -> written;
      case Action.Replace(var expected, var replacement) -> {
        boolean matches = expected.equals(value);
        if (operation.ending() == Ending.MISMATCHED) {
          yield matches ? null : value;
        }
        yield matches ? replacement : null;
      }
    };
  }
}
