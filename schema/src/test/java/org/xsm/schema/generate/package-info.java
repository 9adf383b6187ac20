/** Tests of generated sites. */
@NullMarked
package org.xsm.schema.generate;

import org.jspecify.annotations.NullMarked;
