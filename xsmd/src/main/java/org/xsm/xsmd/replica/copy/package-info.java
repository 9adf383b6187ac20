/**
 * The working copy: the site file on this host's disk, which admins save with any editor while
 * revisions from elsewhere arrive. A save becomes an edit; what does not is kept beside the file
 * with the reason.
 *
 * <p>It knows {@code store} and the file's directory, and nothing of how the site is replicated.
 * {@link org.xsm.xsmd.replica.copy.WorkingCopy} is the entry.
 */
@NullMarked
package org.xsm.xsmd.replica.copy;

import org.jspecify.annotations.NullMarked;
