/**
 * Tests of the working copy, on real files and beside a site that merges and compares as the real
 * one does.
 */
@NullMarked
package org.xsm.xsmd.replica.copy;

import org.jspecify.annotations.NullMarked;
