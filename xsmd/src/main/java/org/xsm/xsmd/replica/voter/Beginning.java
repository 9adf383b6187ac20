package org.xsm.xsmd.replica.voter;

/** How an engine begins: a value. */
public enum Beginning {
  /**
   * A new group of this voter alone. Only where somebody asked for a new site or a new epoch: a
   * voter that begins so again after it lost its data would acknowledge on its own what the others
   * do not know.
   */
  BOOTSTRAP,
  /** No data, and no say, until the leader of the group makes it a member. */
  EMPTY,
  /** From the data in its directory; who the members are stands there too. */
  RECOVER
}
