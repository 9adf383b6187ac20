package org.xsm.schema.diff;

import java.util.ArrayList;
import java.util.List;

/**
 * The way to a thing or an element of a site, from the outermost: a value, as in {@code vm a/b disk
 * vda}.
 */
public record Path(List<Step> steps) {
  static final Path SITE = new Path(List.of());

  public Path {
    steps = List.copyOf(steps);
  }

  /** One step: a kind, and the key of one of them; no key where there is only one. */
  public record Step(String kind, String key) {
    @Override
    public String toString() {
      return key.isEmpty() ? kind : kind + " " + key;
    }
  }

  /** The kind of what it leads to. */
  public String kind() {
    return steps.isEmpty() ? "site" : steps.getLast().kind();
  }

  /** The way to the things in an element that only holds them together, which is no step. */
  Path aroundThings() {
    boolean container = kind().equals("machines") || kind().equals("templates");
    return container ? new Path(steps.subList(0, steps.size() - 1)) : this;
  }

  Path to(String kind, String key) {
    var longer = new ArrayList<>(steps);
    longer.add(new Step(kind, key));
    return new Path(longer);
  }

  @Override
  public String toString() {
    return steps.isEmpty() ? "site" : String.join(" ", steps.stream().map(Step::toString).toList());
  }
}
