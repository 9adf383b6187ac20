/**
 * The way of an edit of the site file, from the text that someone sends to the text that is
 * proposed: merged with the head if its base is old, validated, held against the rights of its
 * author and against the guard. Also the few edits that xsm makes itself: the first file of a site,
 * the element of a host that comes or goes, the return to an earlier revision.
 *
 * <p>Pure: it knows values, not who keeps or orders them, and no clock. Whoever proposes an edit
 * asks for a preview, and the leader asks again before it orders, so nothing here trusts a text.
 * {@link org.xsm.xsmd.edit.Judge} is the entry.
 */
@NullMarked
package org.xsm.xsmd.edit;

import org.jspecify.annotations.NullMarked;
