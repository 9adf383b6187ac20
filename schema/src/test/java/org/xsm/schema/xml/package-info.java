/** Tests of the tree: every message at its place, every offset, and texts made to do harm. */
@NullMarked
package org.xsm.schema.xml;

import org.jspecify.annotations.NullMarked;
