@NullMarked
package org.xsm.schema.xen;

import org.jspecify.annotations.NullMarked;
