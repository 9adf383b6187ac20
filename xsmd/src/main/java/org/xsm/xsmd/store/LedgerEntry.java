package org.xsm.xsmd.store;

/**
 * One entry of the ledger: a value. What its text means is the business of those who put it there;
 * the store only holds it and compares versions.
 *
 * @param version the index of the command that put it: grows with each change, and is never used
 *     again, not even after the entry was removed
 */
public record LedgerEntry(String key, long version, String value) {}
