/**
 * How fast the parts are and how much memory they take: JMH benchmarks, each with a script in
 * {@code bench/} that runs it as {@code docs/performance.md} reports it. Only tests of the lab use
 * this module.
 */
@NullMarked
package org.xsm.bench;

import org.jspecify.annotations.NullMarked;
