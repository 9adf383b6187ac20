/**
 * The API of the daemon: HTTP and JSON for the command line and the web console, on loopback in
 * plain with a token from a file, elsewhere with TLS. It authenticates, authorises, bounds what
 * callers may cost, and translates; what a call does is done by those it was given.
 *
 * <p>It knows the values and interfaces of the store and the site file, and is the only package
 * that knows a web server. {@link org.xsm.xsmd.api.Api} is the entry.
 */
@NullMarked
package org.xsm.xsmd.api;

import org.jspecify.annotations.NullMarked;
