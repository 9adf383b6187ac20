/** Tests of the spread: many followers on a net in memory that loses, delays and parts. */
@NullMarked
package org.xsm.xsmd.replica.spread;

import org.jspecify.annotations.NullMarked;
