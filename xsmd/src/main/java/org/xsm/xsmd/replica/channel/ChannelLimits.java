package org.xsm.xsmd.replica.channel;

/**
 * How much the channel takes on: a value.
 *
 * @param body the longest body of a question or an answer, in bytes
 * @param held all bodies that are being sent, received or handled, in bytes
 * @param handled how many questions of one host are handled at a time; more are answered "busy"
 * @param asked how many questions to one host may be open at a time
 * @param greeting how many connections may be in their greeting at a time
 * @param lines how many connections may come in
 * @param credit what may be on its way to one host, in bytes
 */
public record ChannelLimits(
    int body, long held, int handled, int asked, int greeting, int lines, int credit) {
  public static final ChannelLimits DEFAULT =
      new ChannelLimits(20 << 20, 160L << 20, 32, 256, 64, 2048, 2 << 20);
}
