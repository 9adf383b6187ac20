/**
 * The copy-on-write NFS server, as others see it: a server and what it exports.
 *
 * <p>A guest's root is a stack of layers; this module composes them and serves them. It knows
 * nothing of sites, guests or hypervisors: whoever starts it says which layers an export has and
 * who may reach it, so that it is of use without xsmd. Layers and templates in turn know nothing of
 * NFS.
 */
@NullMarked
package org.xsm.cownfs;

import org.jspecify.annotations.NullMarked;
