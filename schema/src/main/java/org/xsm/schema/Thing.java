package org.xsm.schema;

/**
 * Something of the site that has an identity: a value that keeps its key while its fields change.
 */
public interface Thing {
  /** What it is, by the name of its element: host, vm, disk. */
  String kind();

  /** What tells it from the others of its kind in the same place. */
  String key();
}
