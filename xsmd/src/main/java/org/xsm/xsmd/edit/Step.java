package org.xsm.xsmd.edit;

import org.xsm.schema.Site;
import org.xsm.schema.read.SiteReading;
import org.xsm.xsmd.store.SiteText;

/**
 * The step from the head to what would follow it: a value.
 *
 * @param text what would follow
 * @param next the same, read
 */
record Step(
    Case asked, SiteReading.Read head, SiteText text, SiteReading.Read next, boolean merged) {
  Site before() {
    return head.site();
  }

  Site after() {
    return next.site();
  }

  /** Where something stood that the edit takes out, as in {@code line 4 of revision 13}. */
  String formerLine(int line) {
    return "line " + line + " of revision " + asked.head().number();
  }
}
