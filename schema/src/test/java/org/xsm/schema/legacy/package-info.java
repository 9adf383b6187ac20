/** What the reading of the old XSM's files promises: recorded cases, and its schema's agreement. */
@NullMarked
package org.xsm.schema.legacy;

import org.jspecify.annotations.NullMarked;
