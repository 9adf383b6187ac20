/**
 * How long it takes until all hosts of a site hold what was committed. The hosts share this process
 * and its processors; their connections, certificates and signatures are real.
 *
 * <p>{@link org.xsm.bench.spread.SpreadTimes} is where to start reading.
 */
@NullMarked
package org.xsm.bench.spread;

import org.jspecify.annotations.NullMarked;
