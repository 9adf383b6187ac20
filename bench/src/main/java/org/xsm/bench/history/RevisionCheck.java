package org.xsm.bench.history;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.xsm.bench.history.Operation.Action;
import org.xsm.bench.history.Operation.Ending;

/**
 * Whether the numbers of revisions that were answered grow with time, and each stands for one
 * value: a decision. Quick, and only necessary: where the search says yes, this may still say no.
 */
final class RevisionCheck {
  private RevisionCheck() {}

  /** What is wrong, in words. */
  static Optional<String> objection(List<Operation> operations) {
    List<Operation> numbered =
        operations.stream()
            .filter(o -> o.ending() == Ending.DONE && o.revision() > 0)
            .sorted(Comparator.comparingLong(Operation::called))
            .toList();
    return contradiction(numbered).or(() -> stepBack(numbered));
  }

  private static Optional<String> contradiction(List<Operation> numbered) {
    Map<Long, String> values = new HashMap<>();
    Map<Long, Operation> writers = new HashMap<>();
    for (Operation operation : numbered) {
      String known = values.putIfAbsent(operation.revision(), value(operation));
      if (known != null && !known.equals(value(operation))) {
        return Optional.of("revision " + operation.revision() + " is two texts: " + operation);
      }
      if (!(operation.action() instanceof Action.Read)) {
        Operation other = writers.putIfAbsent(operation.revision(), operation);
        if (other != null) {
          return Optional.of("one revision for two edits: " + other + " and " + operation);
        }
      }
    }
    return Optional.empty();
  }

  /** Goes by the time of calls, and keeps the newest of what had returned by then. */
  private static Optional<String> stepBack(List<Operation> byCall) {
    List<Operation> byReturn =
        byCall.stream().sorted(Comparator.comparingLong(Operation::returned)).toList();
    int returned = 0;
    Operation newest = null;
    for (Operation operation : byCall) {
      while (returned < byReturn.size() && byReturn.get(returned).returned() < operation.called()) {
        Operation next = byReturn.get(returned++);
        newest = newest == null || next.revision() > newest.revision() ? next : newest;
      }
      long least = operation.action() instanceof Action.Read ? 0 : 1;
      if (newest != null && operation.revision() < newest.revision() + least) {
        return Optional.of("came after " + newest + ", and is not newer: " + operation);
      }
    }
    return Optional.empty();
  }

  private static String value(Operation operation) {
    return switch (operation.action()) {
      case Action.Read(var value) -> value;
      case Action.Write(var value) -> value;
      case Action.Replace(var _, var value) -> value;
    };
  }
}
