/**
 * The committed order of the site: commands as bytes, the chain of hashes over them, who signed
 * them, and the fold from commands to the site that they make. Pure: no files, no clock, no chance.
 *
 * <p>It knows {@code store} and nothing of how the order is agreed on, carried or kept. {@link
 * org.xsm.xsmd.replica.order.Fold} is the entry.
 */
@NullMarked
package org.xsm.xsmd.replica.order;

import org.jspecify.annotations.NullMarked;
