package org.xsm.schema.diff;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.xsm.schema.Thing;

/**
 * Tells a change of order from no change, for the kinds whose order means something: a decision.
 */
final class Order {
  private static final Set<String> KINDS =
      Set.of("disk", "interface", "layer", "partition", "source");

  private Order() {}

  /** The new order, when what both have stands in another one. */
  static Optional<Change> between(Path where, Map<String, Thing> old, Map<String, Thing> young) {
    List<String> before = old.keySet().stream().filter(young::containsKey).toList();
    List<String> after = young.keySet().stream().filter(old::containsKey).toList();
    if (before.equals(after) || !KINDS.contains(young.values().iterator().next().kind())) {
      return Optional.empty();
    }
    String kind = young.values().iterator().next().kind();
    return Optional.of(new Change.Reordered(where, kind, before, after));
  }
}
