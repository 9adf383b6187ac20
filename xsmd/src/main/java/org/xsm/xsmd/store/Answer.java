package org.xsm.xsmd.store;

/** What came of a command when it was applied: a value, the same on every host. */
public sealed interface Answer {
  /** Where in the order it was applied. */
  Position position();

  /** The head after it. */
  Revision head();

  /** It did what it says. */
  record Done(Position position, Revision head) implements Answer {}

  /** It found something else than it expected, and changed nothing. */
  record Stale(Position position, Revision head, String why) implements Answer {}
}
