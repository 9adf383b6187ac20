package org.xsm.schema.xml;

import java.util.List;

/**
 * A value: a start tag that {@link TagCheck} found nothing wrong with.
 *
 * @param name as written, prefix included
 * @param end just after its {@code >}
 * @param prefixes that it declares
 */
record OpenTag(String name, int start, int end, boolean selfClosing, List<String> prefixes) {}
