/**
 * Whether what a site answered while parts of it died could have come from one register: histories
 * are recorded against real daemons under faults, and searched for an order.
 *
 * <p>The check knows nothing of sites: it is about any register with compare-and-set. {@link
 * org.xsm.bench.history.Histories} is where to start reading.
 */
@NullMarked
package org.xsm.bench.history;

import org.jspecify.annotations.NullMarked;
