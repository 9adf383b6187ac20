package org.xsm.schema.check;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/** Finds ways through a graph that come back to where they began: a decision, linear. */
final class Cycles<N> {
  private final Function<N, List<N>> next;
  private final IdentityHashMap<N, Iterator<N>> open = new IdentityHashMap<>();
  private final Set<N> done = Collections.newSetFromMap(new IdentityHashMap<>());
  private final Deque<N> path = new ArrayDeque<>();
  private final List<List<N>> found = new ArrayList<>();

  private Cycles(Function<N, List<N>> next) {
    this.next = next;
  }

  /** Every node that lies on a cycle is on at least one that is found; each starts at its entry. */
  static <N> List<List<N>> among(Collection<N> nodes, Function<N, List<N>> next) {
    var cycles = new Cycles<>(next);
    nodes.forEach(cycles::walk);
    return cycles.found;
  }

  /** Depth first, with a stack of its own: chains may be as long as the file. */
  private void walk(N start) {
    if (done.contains(start)) {
      return;
    }
    enter(start);
    while (!path.isEmpty()) {
      N node = path.peek();
      Iterator<N> left = open.get(node);
      if (left == null || !left.hasNext()) {
        path.pop();
        open.remove(node);
        done.add(node);
        continue;
      }
      N reached = left.next();
      if (open.containsKey(reached)) {
        found.add(closed(reached));
      } else if (!done.contains(reached)) {
        enter(reached);
      }
    }
  }

  private void enter(N node) {
    path.push(node);
    open.put(node, next.apply(node).iterator());
  }

  /** Nodes are told apart by instance: two may be written alike. */
  @SuppressWarnings("ReferenceEquality")
  private List<N> closed(N entry) {
    var cycle = new ArrayList<N>();
    for (N node : path) {
      cycle.add(node);
      if (node == entry) {
        break;
      }
    }
    Collections.reverse(cycle);
    return cycle;
  }
}
