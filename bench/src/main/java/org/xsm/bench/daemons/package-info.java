/**
 * A site of real daemons on loopback, a process each, that can be killed and paused, and what is
 * measured on it through its HTTP API.
 *
 * <p>{@link org.xsm.bench.daemons.LocalSite} is where to start reading.
 */
@NullMarked
package org.xsm.bench.daemons;

import org.jspecify.annotations.NullMarked;
