package org.xsm.schema.edit;

/** Where among its siblings an element goes: a value. */
public sealed interface Place {
  /** After the last one of its kind; without one, where the vocabulary lists the kind. */
  Place USUAL = new Usual();

  /** See {@link #USUAL}. */
  record Usual() implements Place {}

  /** Right before the sibling of the same kind with that key, or {@code #1} and the like. */
  record Before(String key) implements Place {}

  /** Right after the sibling of the same kind with that key, or {@code #1} and the like. */
  record After(String key) implements Place {}
}
