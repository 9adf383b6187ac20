/**
 * Metrics on their way out: values and two seams, a source that is asked for samples and a sink
 * that takes them.
 *
 * <p>It knows nothing of sites, and a source knows nothing of Ganglia or Prometheus: what a sample
 * is called on the wire is the sink's business.
 */
@NullMarked
package org.xsm.monitor;

import org.jspecify.annotations.NullMarked;
