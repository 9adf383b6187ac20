/** Tests of edits. */
@NullMarked
package org.xsm.schema.edit;

import org.jspecify.annotations.NullMarked;
