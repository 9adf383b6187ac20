package org.xsm.xsmd.replica.voter;

import org.jspecify.annotations.Nullable;

/**
 * Hears of an engine. One call at a time, on a thread of the engine that it may block only briefly;
 * the last news may already be old.
 */
public interface EngineListener {
  /** Another voter leads, or none that this one knows of. */
  void leaderChanged(@Nullable String peer);

  /**
   * The voter has stopped by itself and does nothing any more; close it. Not called for a close
   * that was asked for.
   *
   * @param reason what happened, in words for the administrator
   */
  void stopped(String reason);
}
