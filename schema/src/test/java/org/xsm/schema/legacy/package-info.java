@NullMarked
package org.xsm.schema.legacy;

import org.jspecify.annotations.NullMarked;
