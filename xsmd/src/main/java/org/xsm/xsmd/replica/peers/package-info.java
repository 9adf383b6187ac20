/**
 * The other hosts of the site, as the rest of the replica sees them: who is in reach, and how they
 * are asked and told. {@link org.xsm.xsmd.replica.peers.Peers} is the entry; how it is done, over
 * JGroups, is the business of {@code channel}.
 */
@NullMarked
package org.xsm.xsmd.replica.peers;

import org.jspecify.annotations.NullMarked;
