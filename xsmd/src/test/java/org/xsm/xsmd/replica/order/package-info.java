/** Tests of the committed order: its bytes, its chain, its signatures and its fold. */
@NullMarked
package org.xsm.xsmd.replica.order;

import org.jspecify.annotations.NullMarked;
