/**
 * Rules over all modules, kept here because this module sees them all.
 *
 * <p>{@link org.xsm.xsmd.ArchitectureTest} is the entry.
 */
@NullMarked
package org.xsm.xsmd;

import org.jspecify.annotations.NullMarked;
