@NullMarked
package org.xsm.schema.check;

import org.jspecify.annotations.NullMarked;
