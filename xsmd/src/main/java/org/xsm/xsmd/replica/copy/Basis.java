package org.xsm.xsmd.replica.copy;

import java.time.Instant;
import org.xsm.xsmd.store.Hash;

/**
 * A text that stood in the file, and that a later text may have been made from: a value.
 *
 * @param revision the revision whose text it is; of a save that others' edits were merged into, the
 *     revision that came of it
 * @param epoch the epoch of the site then
 * @param since when it came to stand there
 */
record Basis(long revision, long epoch, Hash text, Origin origin, Instant since) {
  /** Who put it there: a value. */
  enum Origin {
    /** The daemon: an editor may not have seen it. */
    WRITTEN,
    /** An editor here. */
    SAVED
  }

  boolean isWritten() {
    return origin == Origin.WRITTEN;
  }
}
