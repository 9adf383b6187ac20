package org.xsm.xsmd.trust;

import org.jspecify.annotations.Nullable;

/**
 * Hears of each certificate that was refused. Called on the thread of the handshake, before the
 * other side is told; it must not block, and has to bear as many calls as strangers connect.
 */
@FunctionalInterface
public interface Refusals {
  /**
   * Hears of one.
   *
   * @param peer address and port of the other side, if they are known
   */
  void refused(Refusal refusal, @Nullable String peer);
}
