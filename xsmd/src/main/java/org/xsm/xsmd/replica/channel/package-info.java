/**
 * The channel between the hosts of a site: who is in reach and how they talk, over TCP with mutual
 * TLS. JGroups keeps the membership; the connections below it ({@code Line}, {@code Door}) and the
 * questions above it ({@code Exchange}) are ours, because a stranger must cost nothing and a host
 * must be who its certificate says.
 *
 * <p>It knows the {@code peers} contract and bytes; it knows nothing of what they mean. {@link
 * org.xsm.xsmd.replica.channel.SiteChannel} is the entry.
 */
@NullMarked
package org.xsm.xsmd.replica.channel;

import org.jspecify.annotations.NullMarked;
