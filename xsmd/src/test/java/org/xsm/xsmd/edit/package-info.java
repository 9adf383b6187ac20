/** Trials of the way of an edit; the cases are folders that read like prose. */
@NullMarked
package org.xsm.xsmd.edit;

import org.jspecify.annotations.NullMarked;
