/**
 * One of the few that order the site's commands: bytes in, the same bytes in the same order on
 * every voter, fsynced by a majority before anyone is answered.
 *
 * <p>The only room that knows Apache Ratis. It does not know what it orders: {@link
 * org.xsm.xsmd.replica.voter.Ordered} is the seam to that, and {@link
 * org.xsm.xsmd.replica.voter.Engine} the entry.
 */
@NullMarked
package org.xsm.xsmd.replica.voter;

import org.jspecify.annotations.NullMarked;
