/** Tests of the API, over real connections to a small site in memory. */
@NullMarked
package org.xsm.xsmd.api;

import org.jspecify.annotations.NullMarked;
