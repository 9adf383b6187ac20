package org.xsm.schema.vocabulary;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Remembers which texts were found right for their kinds while one document is judged: a value that
 * grows, up to a bound. In a large site nearly every value stands there a thousand times.
 */
final class Accepted {
  private static final int MOST = 4_096;

  private final Map<ValueKind, Set<String>> texts = new HashMap<>();

  /** What the kind says of a text, asked only once of those that are right. */
  Optional<String> objection(ValueKind kind, String text) {
    Set<String> known = texts.computeIfAbsent(kind, asked -> new HashSet<>());
    if (known.contains(text)) {
      return Optional.empty();
    }
    Optional<String> objection = kind.objection(text);
    if (objection.isEmpty() && known.size() < MOST) {
      known.add(text);
    }
    return objection;
  }
}
