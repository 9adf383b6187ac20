/**
 * What changes from one site to another: by identity and field, not by text. Knows the records of a
 * site by their components, so a new field is compared from the day it exists. Entry: {@link
 * org.xsm.schema.diff.Diff}.
 */
@NullMarked
package org.xsm.schema.diff;

import org.jspecify.annotations.NullMarked;
