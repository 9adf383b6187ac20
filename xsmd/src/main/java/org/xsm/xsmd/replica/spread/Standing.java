package org.xsm.xsmd.replica.spread;

import org.xsm.xsmd.replica.order.ByteReader;
import org.xsm.xsmd.replica.order.ByteWriter;
import org.xsm.xsmd.store.Position;

/**
 * How far a host says it is: a value.
 *
 * @param durable up to where it has the site on its disk
 * @param revision the number of its head
 * @param protocol the highest level of commands that its xsmd understands
 * @param version of its xsmd
 * @param leader the host that orders, as it believes; may be empty
 * @param peer as which voter it takes part; may be empty
 * @param time by its clock, in milliseconds since 1970
 * @param trouble what is wrong with it, in words; may be empty
 */
public record Standing(
    String host,
    Position position,
    Position durable,
    long revision,
    int protocol,
    String version,
    String leader,
    String peer,
    long time,
    String trouble) {
  /** The most bytes that one takes; who says more of itself is not listened to. */
  static final int LONGEST = 8 * 1024;

  private static final int LONGEST_TROUBLE = 1000;

  void write(ByteWriter out) {
    out.text(host)
        .position(position)
        .position(durable)
        .number(revision)
        .count(protocol)
        .text(version)
        .text(leader)
        .text(peer)
        .number(time)
        .text(trouble.substring(0, Math.min(LONGEST_TROUBLE, trouble.length())));
  }

  static Standing read(ByteReader in) {
    return new Standing(
        in.text(),
        in.position(),
        in.position(),
        in.number(),
        in.count(),
        in.text(),
        in.text(),
        in.text(),
        in.number(),
        in.text());
  }
}
