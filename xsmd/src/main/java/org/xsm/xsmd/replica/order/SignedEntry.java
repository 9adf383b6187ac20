package org.xsm.xsmd.replica.order;

/**
 * An entry and the word of a voter that it was ordered: a value.
 *
 * @param peer the voter; empty where the recovery key signed
 * @param signature over {@link Entry#signed}
 */
public record SignedEntry(Entry entry, String peer, Bytes signature) {}
