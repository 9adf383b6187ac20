package org.xsm.xsmd.replica.channel;

import java.io.DataInput;
import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.ProtocolException;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.jgroups.Address;
import org.jgroups.Event;
import org.jgroups.Message;
import org.jgroups.MessageFactory;
import org.jgroups.PhysicalAddress;
import org.jgroups.View;
import org.jgroups.conf.ClassConfigurator;
import org.jgroups.protocols.TCP;
import org.jgroups.stack.DiagnosticsHandler;
import org.jgroups.stack.IpAddress;
import org.jgroups.util.ByteArrayDataInputStream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * JGroups' TCP over our lines. A message is taken only from the line of the host that it says it is
 * from, in a frame of bounded length, and of a type that carries bytes; members are reached where
 * their address says.
 */
final class SiteTransport extends TCP {
  private static final Logger LOG = LoggerFactory.getLogger(SiteTransport.class);
  private static final Set<Short> TYPES =
      Set.of(Message.BYTES_MSG, Message.EMPTY_MSG, Message.LONG_MSG);
  private static final byte LIST = 1;
  private static final short ID = 7100;

  private final Lines lines;

  SiteTransport(Lines lines) {
    this.lines = lines;
    setSocketFactory(new LineFactory(lines));
  }

  static void register() {
    if (ClassConfigurator.getProtocolId(SiteTransport.class) == 0) {
      ClassConfigurator.addProtocol(ID, SiteTransport.class);
    }
  }

  @Override
  public Object down(Event event) {
    if (event.getType() == Event.VIEW_CHANGE || event.getType() == Event.TMP_VIEW) {
      View next = event.getArg();
      for (Address member : next.getMembersRaw()) {
        if (member instanceof HostAddress host) {
          addPhysicalAddressToCache(host, host.place());
        }
      }
    }
    return super.down(event);
  }

  @Override
  public PhysicalAddress getPhysicalAddressFromCache(Address member) {
    return member instanceof HostAddress host
        ? host.place()
        : super.getPhysicalAddressFromCache(member);
  }

  @Override
  protected void sendTo(Address to, byte[] bytes, int offset, int length) throws Exception {
    if (to instanceof HostAddress host && !lines.leadsTo(host)) {
      return;
    }
    super.sendTo(to, bytes, offset, length);
  }

  /** One of them that is slow or gone must not hold the others up. */
  @Override
  protected void sendUnicasts(List<PhysicalAddress> to, byte[] bytes, int offset, int length) {
    byte[] copy = Arrays.copyOfRange(bytes, offset, offset + length);
    for (PhysicalAddress one : to) {
      Thread.ofVirtual()
          .start(
              () -> {
                try {
                  sendUnicast(one, copy, 0, copy.length);
                } catch (Exception e) {
                  LOG.debug("a message did not go out: {}", e.toString());
                }
              });
    }
  }

  /** Connects to a place; waits as long as a connection may take. */
  Reach reach(IpAddress place) {
    try {
      srv.getConnection(place);
      return Reach.THERE;
    } catch (ConnectException | NoRouteToHostException | ProtocolException e) {
      return Reach.NOBODY;
    } catch (Exception e) {
      LOG.debug("not reached place={}: {}", place, e.toString());
      return Reach.SLOW;
    }
  }

  /** What came of an attempt to reach a host. */
  enum Reach {
    THERE,
    /** Nobody, or nobody who is of this site. */
    NOBODY,
    /** Somebody may be there. */
    SLOW
  }

  /** It would open a port of its own to whoever asks. */
  @Override
  public DiagnosticsHandler createDiagnosticsHandler() {
    return super.createDiagnosticsHandler().setEnabled(false);
  }

  @Override
  public void receive(Address from, DataInput in, int length) throws IOException {
    if (length < 3 || length > getMaxLength()) {
      throw new IOException("a frame of " + length + " bytes from " + from);
    }
    byte[] frame = new byte[length];
    in.readFully(frame);
    if (!versionMatch((short) (((frame[0] & 0xff) << 8) | (frame[1] & 0xff)), from)) {
      return;
    }
    if ((frame[2] & LIST) != 0) {
      throw new IOException("a list of messages, which no host sends, from " + from);
    }
    handleSingleMessage(
        new ByteArrayDataInputStream(frame, 3, length - 3), (frame[2] & MULTICAST) != 0);
  }

  @Override
  protected void handleSingleMessage(DataInput in, boolean multicast) {
    String speaker = LineSocket.speaker();
    try {
      short type = in.readShort();
      if (!TYPES.contains(type)) {
        LOG.debug("dropped a message of a type that no host sends type={} from={}", type, speaker);
        return;
      }
      Message message = MessageFactory.create(type);
      message.readFrom(in);
      if (!genuine(message, speaker)) {
        return;
      }
      if (multicast || !unicastDestMismatch(message.getDest())) {
        msg_processing_policy.process(message, message.isFlagSet(Message.Flag.OOB));
      }
    } catch (Exception e) {
      if (lines.worthSaying("message" + speaker)) {
        LOG.warn("a message could not be read from={}: {}", speaker, e.toString());
      }
    }
  }

  private boolean genuine(Message message, @Nullable String speaker) {
    if (!(message.getSrc() instanceof HostAddress source) || !source.host().equals(speaker)) {
      if (lines.worthSaying("genuine" + speaker)) {
        LOG.warn(
            "dropped a message that is not its sender's from={} says={}",
            speaker,
            message.getSrc());
      }
      return false;
    }
    return !lines.forgot(source.host());
  }
}
