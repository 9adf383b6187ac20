package org.xsm.xsmd.edit;

import org.xsm.xsmd.store.Revision;
import org.xsm.xsmd.store.SiteText;

/** A revision and its text: a value. */
public record RevisionText(Revision revision, SiteText text) {
  public long number() {
    return revision.number();
  }

  /** As messages name it: {@code revision 13 by root@h2}. */
  public String label() {
    return "revision " + revision.number() + " by " + revision.by();
  }
}
