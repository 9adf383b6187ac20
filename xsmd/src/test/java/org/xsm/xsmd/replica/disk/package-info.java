/**
 * Tests of what a host keeps on its disk. {@link org.xsm.xsmd.replica.disk.MemoryDisk} is a disk
 * that fails and loses power as real ones do.
 */
@NullMarked
package org.xsm.xsmd.replica.disk;

import org.jspecify.annotations.NullMarked;
