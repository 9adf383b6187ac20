/** Tests of merges. */
@NullMarked
package org.xsm.schema.merge;

import org.jspecify.annotations.NullMarked;
