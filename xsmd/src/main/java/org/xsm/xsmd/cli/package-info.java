/**
 * The {@code xsm} command: it parses words, asks, prints and chooses the exit code.
 *
 * <p>It may know the schema module, and of the daemon only what its HTTP interface says; it never
 * sees a hypervisor or the replicated store. It is the only package that prints. {@link
 * org.xsm.xsmd.cli.XsmCommand} is the entry.
 */
@NullMarked
package org.xsm.xsmd.cli;

import org.jspecify.annotations.NullMarked;
