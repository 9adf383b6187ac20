package org.xsm.xsmd.replica.spread;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;

/** Who passes on to whom: a function of the root and of who is in reach, the same on every host. */
final class Tree {
  private final int children;

  Tree(int children) {
    this.children = children;
  }

  /**
   * Those that {@code self} passes on to what {@code root} says; nobody where self is not there.
   */
  List<String> below(String root, String self, SortedSet<String> alive) {
    var order = new ArrayList<String>(alive.size());
    order.add(root);
    alive.stream().filter(host -> !host.equals(root)).forEach(order::add);
    int at = order.indexOf(self);
    if (at < 0) {
      return List.of();
    }
    int first = Math.min(at * children + 1, order.size());
    return List.copyOf(order.subList(first, Math.min(first + children, order.size())));
  }
}
