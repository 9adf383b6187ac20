package org.xsm.xsmd.replica.copy;

import org.xsm.xsmd.store.SiteText;
import org.xsm.xsmd.store.SiteView;

/**
 * A save that was found: a value.
 *
 * @param from the hidden name of the displaced file that it was found in; empty for the site file
 * @param owner the number of the file's owner
 * @param view the site then
 */
record Taken(String from, SiteText text, int owner, String ownerName, SiteView view) {
  boolean isDisplaced() {
    return !from.isEmpty();
  }
}
