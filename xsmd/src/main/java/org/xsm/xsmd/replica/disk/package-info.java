/**
 * What a host keeps on its disk, so that a kill, a torn write or a flipped bit is noticed and never
 * believed: whole files, a journal of entries, the texts of revisions, the audit log.
 *
 * <p>It knows the order's values and nothing of where they come from. {@link
 * org.xsm.xsmd.replica.disk.DurableFile} and {@link org.xsm.xsmd.replica.disk.Journal} are the
 * entries; design note 007 has the formats.
 */
@NullMarked
package org.xsm.xsmd.replica.disk;

import org.jspecify.annotations.NullMarked;
