/**
 * The site on every host: agreed on by the voters, spread to all, kept on disk, edited through a
 * working copy. The only rooms that know JGroups, Ratis and jmDNS are below this one.
 */
@NullMarked
package org.xsm.xsmd.replica;

import org.jspecify.annotations.NullMarked;
