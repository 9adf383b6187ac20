package org.xsm.xsmd.api;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.xsm.schema.Nearest;

/** Query parameters as values: a decision. Whatever is not understood is refused. */
final class Queries {
  private Queries() {}

  /** Refuses parameters that a call does not take. */
  static void check(Exchange exchange, Route route) {
    for (String sent : exchange.queries()) {
      if (!route.queries().contains(sent)) {
        throw Refusal.usage(unknown(sent, route.queries()));
      }
    }
  }

  private static String unknown(String sent, List<String> known) {
    String start = "the query has " + Shown.of(sent) + ", which this call does not take; ";
    if (known.isEmpty()) {
      return start + "it takes none";
    }
    return start
        + Nearest.to(sent, known)
            .map(near -> "did you mean " + near + "?")
            .orElse("it takes " + String.join(", ", known));
  }

  /** True also where only the name is there. */
  static boolean flag(Exchange exchange, String name) {
    return switch (exchange.query(name).orElse("false")) {
      case "", "true" -> true;
      case "false" -> false;
      default -> throw Refusal.usage(name + " in the query is neither true nor false");
    };
  }

  static OptionalLong number(Exchange exchange, String name, long least, long most) {
    Optional<String> sent = exchange.query(name);
    if (sent.isEmpty()) {
      return OptionalLong.empty();
    }
    return OptionalLong.of(
        number(sent.get(), least, most)
            .orElseThrow(() -> Refusal.usage(name + " in the query is not " + range(least, most))));
  }

  /** The number of a revision, where it stands in a path. */
  static long revision(Exchange exchange) {
    String sent = exchange.part("number");
    return number(sent, 1, Long.MAX_VALUE)
        .orElseThrow(
            () -> Refusal.usage("\"" + Shown.of(sent) + "\" is not the number of a revision"));
  }

  static OptionalLong number(String text, long least, long most) {
    if (!text.matches("[0-9]{1,18}")) {
      return OptionalLong.empty();
    }
    long number = Long.parseLong(text);
    return number < least || number > most ? OptionalLong.empty() : OptionalLong.of(number);
  }

  private static String range(long least, long most) {
    return most > Integer.MAX_VALUE
        ? "a whole number from " + least + " on"
        : "a whole number from " + least + " to " + most;
  }
}
