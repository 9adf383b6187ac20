/**
 * Tests that start the real programs, the launcher first of all, on this machine.
 *
 * <p>They know the programs by their command lines and files only. Every class has the tag {@code
 * lab} and so runs in that suite. {@link org.xsm.lab.Checkout} is where to start reading.
 */
@NullMarked
package org.xsm.lab;

import org.jspecify.annotations.NullMarked;
