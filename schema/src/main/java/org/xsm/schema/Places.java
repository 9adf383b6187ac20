package org.xsm.schema;

/**
 * Where things stand in the text that they were read from. Implemented by the reader; things are
 * told apart by instance, so two guests of one name each have their own place.
 */
public interface Places {
  /** The file, as messages name it. */
  String file();

  /**
   * Where an attribute of a thing is written, or else the first child element of that name; where
   * the thing itself is, if neither is written.
   */
  Position of(Object thing, String name);

  /** Where a thing is written; the start of the file for what is not. */
  Position of(Object thing);

  /** Whether the text says it, as an attribute or as a child element, and not the default. */
  boolean says(Object thing, String name);

  /** Whether an attribute of a thing is written with a value that is not of its kind. */
  boolean isUnfit(Object thing, String attribute);
}
