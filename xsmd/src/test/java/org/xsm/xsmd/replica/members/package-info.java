/** Tests of who should vote. */
@NullMarked
package org.xsm.xsmd.replica.members;

import org.jspecify.annotations.NullMarked;
