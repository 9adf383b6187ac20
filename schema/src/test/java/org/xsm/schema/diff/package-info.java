/** What the comparison of two sites promises: recorded cases, and properties over all of them. */
@NullMarked
package org.xsm.schema.diff;

import org.jspecify.annotations.NullMarked;
