package org.xsm.xsmd.replica.channel;

import java.net.InetSocketAddress;

/**
 * Hears of each connection to a host that ended before the two had greeted: one of them may have
 * refused the other. Any thread; must not block, and has to bear as many calls as there are tries.
 */
@FunctionalInterface
public interface Rejections {
  /**
   * Hears of one.
   *
   * @param there the site channel of the other host
   */
  void rejected(InetSocketAddress there, Exception why);
}
