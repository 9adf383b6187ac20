package org.xsm.schema.xen;

import org.xsm.schema.Position;

/** What a file says for a key, the place being that of the key: a value. */
public record XlSetting(Position position, XlValue value) {}
