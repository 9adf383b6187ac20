/** Tests of how the parts of the replica work together, over real sockets. */
@NullMarked
package org.xsm.xsmd.replica;

import org.jspecify.annotations.NullMarked;
