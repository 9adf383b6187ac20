/**
 * Tests of the command: each runs it in this process, as {@link org.xsm.xsmd.cli.Shell} does, and
 * looks at what it printed and how it ended. Texts that are long are recorded in {@code
 * src/test/resources/cli}; {@code -Dxsm.rewrite=true} records them anew.
 */
@NullMarked
package org.xsm.xsmd.cli;

import org.jspecify.annotations.NullMarked;
