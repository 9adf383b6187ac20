package org.xsm.schema.merge;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.xsm.schema.vocabulary.ElementKind;
import org.xsm.schema.xml.XmlElement;

/**
 * Merges the order of siblings: a decision. A reorder by one side is honoured; what a side added
 * stands after what it follows there, mine first. Of kinds whose order means something the result
 * is the same whichever side is mine, and two different reorders are a conflict.
 */
final class Order {
  private static final Set<String> MEANINGFUL =
      Set.of("disk", "interface", "layer", "partition", "source", "boot");

  private final Three three;
  private final Trio parent;
  private final Set<String> conflicts = new LinkedHashSet<>();

  private Order(Three three, Trio parent) {
    this.three = three;
    this.parent = parent;
  }

  /**
   * A merged order.
   *
   * @param conflicts the kinds of elements that both sides reordered
   */
  record Merged(List<Trio> elements, Set<String> conflicts) {}

  static Merged of(Three three, Trio parent, List<Trio> mine, List<Trio> theirs) {
    var order = new Order(three, parent);
    return new Merged(order.all(mine, theirs), order.conflicts);
  }

  /** Whether the order of a kind's elements means something; where in doubt, it does. */
  static boolean isMeaningful(@Nullable ElementKind kind) {
    return kind == null
        || MEANINGFUL.contains(kind.name())
        || (kind.key().isEmpty() && !kind.once());
  }

  private List<Trio> all(List<Trio> mine, List<Trio> theirs) {
    if (mine.equals(theirs)) {
      return mine;
    }
    List<Trio> merged = new ArrayList<>(sequence(mine, theirs, ""));
    Set<String> kinds = new LinkedHashSet<>();
    merged.forEach(trio -> kinds.add(trio.any().name()));
    for (String name : kinds) {
      List<Trio> some = of(name, mine);
      List<Trio> others = of(name, theirs);
      if (!some.equals(others)) {
        replace(merged, name, sequence(some, others, name));
      }
    }
    return merged;
  }

  private static List<Trio> of(String name, List<Trio> trios) {
    return trios.stream().filter(trio -> trio.any().name().equals(name)).toList();
  }

  private static void replace(List<Trio> all, String name, List<Trio> wanted) {
    int next = 0;
    for (int at = 0; at < all.size(); at++) {
      if (all.get(at).any().name().equals(name)) {
        all.set(at, wanted.get(next++));
      }
    }
  }

  /**
   * @param kind empty for all of them
   */
  private List<Trio> sequence(List<Trio> mine, List<Trio> theirs, String kind) {
    Set<Trio> common = new HashSet<>(mine);
    common.retainAll(new HashSet<>(theirs));
    List<Trio> left = mine.stream().filter(common::contains).toList();
    List<Trio> right = theirs.stream().filter(common::contains).toList();
    boolean meaningful = !kind.isEmpty() && isMeaningful(three.kind(any(mine, theirs)));
    boolean follow = follow(left, right, meaningful ? kind : "");
    Map<@Nullable Trio, List<Trio>> ofMine = runs(mine, common);
    Map<@Nullable Trio, List<Trio>> ofTheirs = runs(theirs, common);
    var merged = new ArrayList<Trio>(mine.size() + theirs.size() - left.size());
    add(merged, null, ofMine, ofTheirs, meaningful);
    for (Trio trio : follow ? right : left) {
      merged.add(trio);
      add(merged, trio, ofMine, ofTheirs, meaningful);
    }
    return merged;
  }

  private static Trio any(List<Trio> mine, List<Trio> theirs) {
    return mine.isEmpty() ? theirs.getFirst() : mine.getFirst();
  }

  /** Whether the order is theirs: they changed it and I did not. */
  private boolean follow(List<Trio> left, List<Trio> right, String meaningful) {
    if (left.equals(right)) {
      return false;
    }
    boolean kept = keepsOrder(left);
    boolean keptThere = keepsOrder(right);
    if (kept == keptThere && !meaningful.isEmpty()) {
      conflicts.add(meaningful);
    }
    return kept && !keptThere;
  }

  private boolean keepsOrder(List<Trio> trios) {
    int last = -1;
    for (Trio trio : trios) {
      XmlElement old = trio.base();
      if (old != null && old.parent() == parent.base()) {
        if (old.index() < last) {
          return false;
        }
        last = old.index();
      }
    }
    return true;
  }

  /** What only one side has, by what it follows of that which both have. */
  private static Map<@Nullable Trio, List<Trio>> runs(List<Trio> trios, Set<Trio> common) {
    Map<@Nullable Trio, List<Trio>> runs = new HashMap<>();
    Trio anchor = null;
    for (Trio trio : trios) {
      if (common.contains(trio)) {
        anchor = trio;
      } else {
        runs.computeIfAbsent(anchor, _ -> new ArrayList<>()).add(trio);
      }
    }
    return runs;
  }

  private void add(
      List<Trio> merged,
      @Nullable Trio anchor,
      Map<@Nullable Trio, List<Trio>> ofMine,
      Map<@Nullable Trio, List<Trio>> ofTheirs,
      boolean meaningful) {
    List<Trio> left = ofMine.getOrDefault(anchor, List.of());
    List<Trio> right = ofTheirs.getOrDefault(anchor, List.of());
    boolean swap =
        meaningful
            && !left.isEmpty()
            && !right.isEmpty()
            && rank(right.getFirst()).compareTo(rank(left.getFirst())) < 0;
    merged.addAll(swap ? right : left);
    merged.addAll(swap ? left : right);
  }

  private String rank(Trio trio) {
    Tree tree = trio.mine() != null ? three.mine() : three.theirs();
    String key = tree.key(trio.any());
    return key != null ? key : tree.element(trio.any()).raw();
  }
}
