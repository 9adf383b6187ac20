package org.xsm.schema.merge;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.xsm.schema.vocabulary.ElementKind;
import org.xsm.schema.xml.XmlElement;

/** Finds which siblings of two texts are the same element: a decision. */
final class Matching {
  /** The same element in two texts. */
  record Pair(XmlElement first, XmlElement second) {}

  private final Tree firsts;
  private final Tree seconds;
  private final List<Pair> pairs = new ArrayList<>();

  private Matching(Tree firsts, Tree seconds) {
    this.firsts = firsts;
    this.seconds = seconds;
  }

  /**
   * Siblings with the same key; those without a key by what they say, else by their place.
   *
   * @param added whether neither text has them from a common one: then those of a kind that has no
   *     key are different elements, unless they say the same
   */
  static List<Pair> of(
      Tree firsts, List<XmlElement> first, Tree seconds, List<XmlElement> second, boolean added) {
    if (first.isEmpty() || second.isEmpty()) {
      return List.of();
    }
    var matching = new Matching(firsts, seconds);
    matching.byKey(first, second);
    List<XmlElement> left = matching.unkeyed(firsts, first);
    List<XmlElement> right = matching.unkeyed(seconds, second);
    if (!left.isEmpty() && !right.isEmpty()) {
      matching.byContent(left, right);
      matching.byPlace(left, right, added);
    }
    return matching.pairs;
  }

  private void byKey(List<XmlElement> first, List<XmlElement> second) {
    Map<String, XmlElement> keyed = keyed(firsts, first);
    keyed(seconds, second)
        .forEach(
            (key, element) -> {
              XmlElement other = keyed.get(key);
              if (other != null) {
                pairs.add(new Pair(other, element));
              }
            });
  }

  /** By key; one that has the same key again is told by how often it was there before. */
  private static Map<String, XmlElement> keyed(Tree tree, List<XmlElement> elements) {
    Map<String, XmlElement> keyed = LinkedHashMap.newLinkedHashMap(elements.size());
    Map<String, Integer> again = new HashMap<>();
    for (XmlElement element : elements) {
      String key = tree.key(element);
      if (key != null && keyed.putIfAbsent(key, element) != null) {
        keyed.put(key + " #" + again.merge(key, 1, Integer::sum), element);
      }
    }
    return keyed;
  }

  private List<XmlElement> unkeyed(Tree tree, List<XmlElement> elements) {
    return elements.stream().filter(element -> tree.key(element) == null).toList();
  }

  private void byContent(List<XmlElement> first, List<XmlElement> second) {
    Map<String, Deque<XmlElement>> contents = new HashMap<>();
    for (XmlElement element : first) {
      contents.computeIfAbsent(content(firsts, element), _ -> new ArrayDeque<>()).add(element);
    }
    for (XmlElement element : second) {
      Deque<XmlElement> same = contents.get(content(seconds, element));
      if (same != null && !same.isEmpty()) {
        pairs.add(new Pair(same.poll(), element));
      }
    }
  }

  private static String content(Tree tree, XmlElement element) {
    return tree.element(element).raw().replace("\r\n", "\n");
  }

  private void byPlace(List<XmlElement> first, List<XmlElement> second, boolean added) {
    Set<XmlElement> taken = new HashSet<>();
    pairs.forEach(
        pair -> {
          taken.add(pair.first());
          taken.add(pair.second());
        });
    Predicate<XmlElement> free = element -> !taken.contains(element);
    Map<String, Deque<XmlElement>> left = new HashMap<>();
    first.stream()
        .filter(free)
        .filter(element -> !added || hasKind(firsts.kind(element)))
        .forEach(
            element -> left.computeIfAbsent(name(element), _ -> new ArrayDeque<>()).add(element));
    for (XmlElement element : second.stream().filter(free).toList()) {
      Deque<XmlElement> same = left.get(name(element));
      if (same != null && !same.isEmpty()) {
        pairs.add(new Pair(same.poll(), element));
      }
    }
  }

  /** Whether a kind has a key, though this one of it has none. */
  private static boolean hasKind(@Nullable ElementKind kind) {
    return kind != null && kind.key().isPresent();
  }

  private static String name(XmlElement element) {
    return element.namespace() + " " + element.name();
  }
}
