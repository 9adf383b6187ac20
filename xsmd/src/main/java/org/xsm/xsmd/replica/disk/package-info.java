/**
 * What a host keeps on its disk, written so that a power cut, a kill, a torn write, a flipped bit,
 * a missing file or a full disk is noticed, never believed, and loses nothing that was
 * acknowledged.
 *
 * <p>It knows what an entry and a revision are made of, and nothing of who orders, sends or folds
 * them. {@link org.xsm.xsmd.replica.disk.DurableFile} is the ground that all stands on; {@link
 * org.xsm.xsmd.replica.disk.Journal}, {@link org.xsm.xsmd.replica.disk.Lineage}, {@link
 * org.xsm.xsmd.replica.disk.StateFile}, {@link org.xsm.xsmd.replica.disk.RevisionStore} and {@link
 * org.xsm.xsmd.replica.disk.AuditLog} are the entries.
 */
@NullMarked
package org.xsm.xsmd.replica.disk;

import org.jspecify.annotations.NullMarked;
