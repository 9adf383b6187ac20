package org.xsm.xsmd.replica.channel;

import org.xsm.xsmd.replica.peers.PeerException;

/** Carries bytes to a member: the seam below {@link Exchange}. */
@FunctionalInterface
interface Wire {
  /**
   * Sends, and waits while the member takes no more.
   *
   * @param inOrder whether it must come after what was sent so before
   * @throws PeerException when there is no way to send now
   */
  void send(HostAddress to, byte[] bytes, boolean inOrder);
}
