/**
 * How the committed order reaches every host: a follower that folds what a voter signed and keeps
 * it on disk, pushes down a tree, gossip of positions, and pulls of what is missing.
 *
 * <p>It knows the order and the seam to other hosts, and neither the voters' engine nor JGroups.
 * {@link org.xsm.xsmd.replica.spread.Follower} is the entry.
 */
@NullMarked
package org.xsm.xsmd.replica.spread;

import org.jspecify.annotations.NullMarked;
