package org.xsm.schema;

/** An element of which there is at most one in its place; compared field by field. */
public interface Element {}
