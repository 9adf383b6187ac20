/** Tests of what is found on the network. */
@NullMarked
package org.xsm.xsmd.replica.discovery;

import org.jspecify.annotations.NullMarked;
