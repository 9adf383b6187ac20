package org.xsm.xsmd.edit;

import java.util.List;
import org.xsm.xsmd.store.EditRequest;

/**
 * All that an edit is judged by: a value.
 *
 * @param head what it is to follow
 * @param recent what revisions within the window of the head's guard affected; see {@link
 *     RecentEffects}
 */
public record Case(
    RevisionText head, Past past, EditRequest request, List<Earlier> recent, Holdings holdings) {
  public Case {
    recent = List.copyOf(recent);
  }
}
