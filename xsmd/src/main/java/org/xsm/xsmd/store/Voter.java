package org.xsm.xsmd.store;

/**
 * One of those that order the site: a value.
 *
 * @param peer {@code <host>-<incarnation>}: a host that lost its data comes back as another peer
 * @param host the host it runs on
 * @param key the public key (X.509, Base64) that its signatures are checked with
 */
public record Voter(String peer, String host, String key) {}
