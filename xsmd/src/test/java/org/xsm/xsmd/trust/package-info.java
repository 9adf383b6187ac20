/** Tests of keys, certificates and logins; hosts talk over loopback as they do between machines. */
@NullMarked
package org.xsm.xsmd.trust;

import org.jspecify.annotations.NullMarked;
