package org.xsm.schema.xen;

import org.xsm.schema.Position;

/**
 * One {@code key = value} of a Xen configuration file, the place being that of the key: a value.
 */
record XlStatement(String key, Position position, XlValue value) {}
