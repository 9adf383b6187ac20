package org.xsm.xsmd.store;

import java.time.Instant;

/**
 * What is known of one committed text of the site file: a value. The text itself is kept beside it.
 *
 * @param number 1 for the first; each is one more than its parent
 * @param id the hash of all that stands here and, through {@code parent}, of all before
 * @param parent the id of the revision that it replaced; {@link Hash#NONE} for the first
 * @param text the hash of the text
 * @param size the length of the text in bytes
 * @param author who made it, as in {@code root}
 * @param host the host it was made on
 * @param time when, by the clock of that host; never compared
 * @param message why, in the author's words; may be empty
 */
public record Revision(
    long number,
    Hash id,
    Hash parent,
    Hash text,
    int size,
    String author,
    String host,
    Instant time,
    String message) {
  /** As admins name it: {@code root@h2}. */
  public String by() {
    return author + "@" + host;
  }
}
