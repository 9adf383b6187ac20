/**
 * Wiring and life cycle: the program's mains, its settings, and in time the daemon's composition
 * root.
 *
 * <p>It knows every other package and no other package knows it. System properties and environment
 * variables are read here and nowhere else. {@link org.xsm.xsmd.app.Main} is the entry.
 */
@NullMarked
package org.xsm.xsmd.app;

import org.jspecify.annotations.NullMarked;
