package org.xsm.xsmd.replica.channel;

import java.time.Duration;

/**
 * How long the channel waits for what: a value.
 *
 * @param heartbeat how often a host asks its neighbours whether they live
 * @param silence how long a neighbour may be silent before it is suspected
 * @param verify how long a suspect has to contradict
 * @param search how long to wait for others that can be reached, before a host begins alone
 * @param join how long to wait for the answer to a join before it is asked again
 * @param merge how often the parts of a site look for each other, and hosts for views they missed
 * @param parted how long parts that see each other may fail to merge before the lesser joins anew
 * @param connect how long a connection may take, each of TCP, TLS and the greeting
 * @param stall how long a connection may take no byte before it is given up
 */
public record ChannelTimes(
    Duration heartbeat,
    Duration silence,
    Duration verify,
    Duration search,
    Duration join,
    Duration merge,
    Duration parted,
    Duration connect,
    Duration stall) {
  public static final ChannelTimes DEFAULT =
      new ChannelTimes(
          Duration.ofSeconds(1),
          Duration.ofSeconds(5),
          Duration.ofSeconds(1),
          Duration.ofSeconds(8),
          Duration.ofSeconds(3),
          Duration.ofSeconds(3),
          Duration.ofSeconds(30),
          Duration.ofSeconds(5),
          Duration.ofSeconds(10));
}
