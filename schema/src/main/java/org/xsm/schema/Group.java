package org.xsm.schema;

/**
 * Fields that belong together in code, but stand in the file as fields of the element around them.
 */
public interface Group {}
