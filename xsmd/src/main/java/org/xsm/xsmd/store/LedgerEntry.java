package org.xsm.xsmd.store;

/**
 * One entry of the ledger: a value. What its text means is the business of those who put it there;
 * the store only holds it and compares versions.
 *
 * @param version 1 when it is first put, one more with each change; never used again for its key
 */
public record LedgerEntry(String key, long version, String value) {}
