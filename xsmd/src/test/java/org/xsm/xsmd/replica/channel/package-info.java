/** Tests of the channel between hosts, with real connections on loopback. */
@NullMarked
package org.xsm.xsmd.replica.channel;

import org.jspecify.annotations.NullMarked;
