package org.xsm.xsmd.replica.copy;

import java.nio.file.Path;
import java.util.Locale;

/**
 * How the site file on this host stands to the site: a value.
 *
 * @param message what is the matter and what to do, in one line; empty if there is nothing to say
 * @param base the revision that the file holds or was made from; 0 if none is known
 */
public record CopyState(Path path, Standing standing, String message, long base) {
  /** In one word. */
  public enum Standing {
    /** It shows a revision. */
    CLEAN,
    /** It holds an edit that is on its way. */
    PENDING,
    /** It holds an edit that the site does not take. */
    REFUSED,
    /** It holds an edit that contradicts what was committed meanwhile. */
    CONFLICT,
    /** It cannot be read or written. */
    UNREADABLE;

    /** As messages and the API say it. */
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}
