package org.xsm.xsmd.api;

import org.xsm.schema.Word;

/**
 * How the file is that admins edit on this host: a value.
 *
 * @param message what is the matter, in words; empty when nothing is
 */
public record CopyReport(String path, State state, String message) {
  /** What became of the last save. */
  public enum State implements Word {
    CLEAN,
    PENDING,
    REFUSED,
    CONFLICT,
    UNREADABLE
  }
}
