/** Tests of what is kept on disk: files are cut, flipped and taken away, and processes killed. */
@NullMarked
package org.xsm.xsmd.replica.disk;

import org.jspecify.annotations.NullMarked;
