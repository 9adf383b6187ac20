package org.xsm.xsmd.replica.voter;

import org.xsm.xsmd.replica.order.Bytes;

/**
 * What the engine orders for. One call at a time, though not always on the same thread; the next
 * call sees what the one before it did. It begins as whoever made it made it: empty.
 *
 * <p>All voters must come to the same state: no clock, no chance, nothing that one host has and
 * another has not.
 */
public interface Ordered {
  /**
   * Applies the request that is next in the order, and answers it. The same request comes again
   * after a restart, when no snapshot was taken after it; a request may also have been sent twice.
   *
   * @return the answer; whoever sent the request gets it, if they still wait
   * @throws RuntimeException when it cannot be applied here: this voter stops, and says why
   */
  Bytes apply(Bytes request);

  /**
   * The state after what was applied last. It is written to disk while nothing is applied, so it
   * should be quick to make.
   */
  Bytes snapshot();

  /**
   * Becomes the state of a snapshot, whatever it was before.
   *
   * @throws RuntimeException when it cannot be read here: this voter stops, and says why
   */
  void restore(Bytes snapshot);
}
