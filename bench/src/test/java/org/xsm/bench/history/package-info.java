/** Histories made by hand, of which it is known what they are. */
@NullMarked
package org.xsm.bench.history;

import org.jspecify.annotations.NullMarked;
