package org.xsm.xsmd.replica.copy;

/** A seam for tests: told of each point after which a crash may leave things half done. */
interface Steps {
  Steps UNWATCHED = name -> {};

  void reached(String name);
}
