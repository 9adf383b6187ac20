package org.xsm.xsmd.replica.channel;

import java.util.List;
import org.jgroups.Address;
import org.jgroups.Message;
import org.jgroups.protocols.PerDestinationBundler;
import org.jgroups.util.ByteArrayDataOutputStream;

/**
 * Sends each message in a frame of its own, on a thread for each host, so that one that takes
 * nothing holds nobody else up.
 */
final class FrameBundler extends PerDestinationBundler {
  private static final int BUFFER = 8 << 10;
  private static final int QUEUE = 1024;

  FrameBundler() {
    use_single_sender_thread = false;
    use_ringbuffer = false;
    capacity = QUEUE;
    remove_queue_capacity = 64;
    max_size = BUFFER;
  }

  @Override
  protected void sendMultiple(
      Address to, Address from, List<Message> messages, ByteArrayDataOutputStream out)
      throws Exception {
    for (Message message : messages) {
      out.position(0);
      sendSingle(to, message, out);
    }
  }
}
