package org.xsm.bench.history;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What all clients did: a resource. Any thread. */
final class Recording {
  private final int most;
  private final long began = System.nanoTime();
  private final List<Operation> operations = new ArrayList<>();
  private final Map<String, Integer> counts = new TreeMap<>();
  private int started;

  Recording(int most) {
    this.most = most;
  }

  /** Whether one more operation may begin. */
  synchronized boolean more() {
    return started++ < most;
  }

  synchronized boolean isOver() {
    return started >= most;
  }

  long now() {
    return System.nanoTime() - began;
  }

  synchronized void add(Operation operation, String word) {
    operations.add(operation);
    count(word);
  }

  synchronized void count(String word) {
    counts.merge(word, 1, Integer::sum);
  }

  synchronized List<Operation> operations() {
    return List.copyOf(operations);
  }

  synchronized Map<String, Integer> counts() {
    return Map.copyOf(new TreeMap<>(counts));
  }

  synchronized int started() {
    return Math.min(started, most);
  }
}
