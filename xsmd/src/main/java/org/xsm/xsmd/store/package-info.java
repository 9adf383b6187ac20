/**
 * The site as every host holds it: its values (revisions, facts, ledger entries, the place in the
 * committed order) and the interfaces through which the rest of the daemon reads and changes it.
 *
 * <p>It knows the site file's values and nothing of how the site is replicated. {@link
 * org.xsm.xsmd.store.SiteStore} is the entry; {@link org.xsm.xsmd.store.SiteEdits} takes edits of
 * the site file and {@link org.xsm.xsmd.store.SiteHosts} lets hosts in and out.
 */
@NullMarked
package org.xsm.xsmd.store;

import org.jspecify.annotations.NullMarked;
