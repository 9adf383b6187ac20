/** What the reader of site files promises: whatever it is given, a site or sentences. */
@NullMarked
package org.xsm.schema.read;

import org.jspecify.annotations.NullMarked;
