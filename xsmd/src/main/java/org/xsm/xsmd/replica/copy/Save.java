package org.xsm.xsmd.replica.copy;

import java.util.List;
import org.xsm.xsmd.store.Hash;
import org.xsm.xsmd.store.RequestId;

/**
 * An edit that is being sent, or was sent with an unknown end: a value, written down before it is
 * sent, so that a daemon that starts again asks under the same id.
 *
 * @param from the hidden name of the displaced file that it was found in; empty for the site file
 * @param text what was saved
 * @param sent what is sent: the same, unless it was made from a text that is no revision
 * @param base the number that is sent as its base
 * @param madeFrom what it was made from
 * @param shown the newest text that was known to stand in the file then
 * @param author the name of the file's owner
 * @param before how often it conflicted before
 */
record Save(
    RequestId id,
    String from,
    Hash text,
    Hash sent,
    long base,
    List<Basis> madeFrom,
    Basis shown,
    String author,
    int before) {
  Save {
    madeFrom = List.copyOf(madeFrom);
  }

  boolean isDisplaced() {
    return !from.isEmpty();
  }
}
