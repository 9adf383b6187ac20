package org.xsm.xsmd.store;

import java.time.Duration;
import java.util.Optional;

/**
 * The way of an edit: merged with the head if its base is old, validated, authorised, guarded,
 * proposed. Any thread; waits for the site not longer than it is told, and a second more for each
 * MiB of text.
 */
public interface SiteEdits {
  /** May be repeated under the same id: an edit that was committed is answered as committed. */
  EditOutcome edit(EditRequest request, Duration atMost);

  /**
   * The text with which an edit of the head returns to an earlier revision; nothing if that is not
   * kept here. Hosts that joined since stay in it.
   */
  Optional<SiteText> returnTo(long number);
}
