/**
 * Keys, certificates and logins of a site: who is a host of it, who may become one, and how two of
 * them talk without anyone between.
 *
 * <p>It knows nothing of the store or the replica: what counts now comes in through {@link
 * org.xsm.xsmd.trust.TrustList}. It is the only room that knows the cryptography library. {@link
 * org.xsm.xsmd.trust.SiteTls} is the entry for talking, {@link org.xsm.xsmd.trust.Authority} for
 * letting hosts in, {@link org.xsm.xsmd.trust.Signatures} for words that are passed on.
 */
@NullMarked
package org.xsm.xsmd.trust;

import org.jspecify.annotations.NullMarked;
