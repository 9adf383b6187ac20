package org.xsm.schema.merge;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import org.xsm.schema.vocabulary.ValueKind;

/**
 * Merges values that are lists, member by member: a decision. The result is the same whichever side
 * is mine.
 */
final class Members {
  private final ValueKind item;

  private Members(ValueKind item) {
    this.item = item;
  }

  /** Both sides' changes; empty where they touch the same member, or would leave none. */
  static Optional<String> merge(ValueKind item, String base, String mine, String theirs) {
    return new Members(item).merge(base, mine, theirs);
  }

  private Optional<String> merge(String base, String mine, String theirs) {
    Map<String, String> old = members(base);
    Map<String, String> left = members(mine);
    Map<String, String> right = members(theirs);
    Set<String> touched = touched(old, left);
    touched.retainAll(touched(old, right));
    if (old.isEmpty() || left.isEmpty() || right.isEmpty() || !touched.isEmpty()) {
      return Optional.empty();
    }
    Function<Map<String, String>, List<String>> order =
        side ->
            side.keySet().stream()
                .filter(it -> old.containsKey(it) && left.containsKey(it) && right.containsKey(it))
                .toList();
    List<String> kept =
        order.apply(old).equals(order.apply(left)) ? order.apply(right) : order.apply(left);
    boolean oneOrder =
        order.apply(old).equals(order.apply(left))
            || order.apply(old).equals(order.apply(right))
            || order.apply(left).equals(order.apply(right));
    var merged = new ArrayList<String>();
    kept.forEach(member -> merged.add(left.getOrDefault(member, member)));
    Map<String, String> added = new TreeMap<>();
    left.forEach((member, word) -> added.put(member, word));
    right.forEach((member, word) -> added.putIfAbsent(member, word));
    added.keySet().removeAll(old.keySet());
    merged.addAll(added.values());
    return oneOrder && !merged.isEmpty() ? Optional.of(String.join(" ", merged)) : Optional.empty();
  }

  /** Each member in its one form, and as it is written. */
  private Map<String, String> members(String value) {
    Map<String, String> members = new LinkedHashMap<>();
    for (String word : value.strip().split("[ \t\r\n]+", -1)) {
      if (!word.isEmpty()) {
        members.putIfAbsent(item.canonical(word), word);
      }
    }
    return members;
  }

  private Set<String> touched(Map<String, String> before, Map<String, String> after) {
    Set<String> touched = new HashSet<>();
    before.keySet().stream()
        .filter(it -> !after.containsKey(it))
        .map(this::name)
        .forEach(touched::add);
    after.keySet().stream()
        .filter(it -> !before.containsKey(it))
        .map(this::name)
        .forEach(touched::add);
    return touched;
  }

  /** What a side has touched: of a label its name, whatever it says. */
  private String name(String member) {
    int sign = item.name().equals("Label") ? member.indexOf('=') : -1;
    return sign < 0 ? member : member.substring(0, sign);
  }
}
