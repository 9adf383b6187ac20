/**
 * Hosts on the same network, found by multicast DNS. What it finds is a hint and no more: whoever
 * is found has still to prove who it is.
 *
 * <p>It knows jmDNS, and nothing of what is done with what it finds. {@link
 * org.xsm.xsmd.replica.discovery.Discovery} is the entry.
 */
@NullMarked
package org.xsm.xsmd.replica.discovery;

import org.jspecify.annotations.NullMarked;
