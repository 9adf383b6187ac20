package org.xsm.schema.xen;

/** A network that a converted config refers to: a value. */
public record XlNetwork(String name, String bridge) implements Comparable<XlNetwork> {
  @Override
  public int compareTo(XlNetwork other) {
    return name.compareTo(other.name);
  }
}
