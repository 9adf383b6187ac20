package org.xsm.schema;

/**
 * Where things stand in the text that they were read from. Implemented by the reader; things are
 * told apart by instance, so two guests of one name each have their own place.
 */
public interface Places {
  /** The file, as messages name it. */
  String file();

  /** Where an attribute of a thing is written; where the thing itself is, if it is not written. */
  Position of(Object thing, String attribute);

  /** Where a thing is written; the start of the file for what is not. */
  Position of(Object thing);
}
