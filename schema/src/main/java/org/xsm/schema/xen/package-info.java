/**
 * Xen's configuration files, as xl reads them and as its Python predecessor xm wrote them. Here
 * text becomes values: every key with its place, disks and network interfaces taken apart, all
 * mistakes at once. It knows no files and runs no Python: what a file computes, it refuses and says
 * so. The entry class is {@link org.xsm.schema.xen.XlReader}.
 */
@NullMarked
package org.xsm.schema.xen;

import org.jspecify.annotations.NullMarked;
