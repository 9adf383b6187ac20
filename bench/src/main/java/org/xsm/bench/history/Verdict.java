package org.xsm.bench.history;

/**
 * What came of the search for an order: a value.
 *
 * @param explained how many operations the longest order found holds
 * @param stuck the operation that no order found had room for, in words; empty if there is an order
 * @param steps how often an operation was tried in a place
 */
record Verdict(boolean linearizable, int explained, String stuck, long steps) {}
