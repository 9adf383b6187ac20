/**
 * As much of HTTP/1.1 as one command needs to talk to a daemon on its own machine: one request over
 * one connection, with bounds on time and size, and streams of events.
 *
 * <p>The JDK's client takes longer to load than a whole command may take to run. It knows nothing
 * of sites, and prints nothing. {@link org.xsm.xsmd.cli.http.Exchange} is the entry.
 */
@NullMarked
package org.xsm.xsmd.cli.http;

import org.jspecify.annotations.NullMarked;
