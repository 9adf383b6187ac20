package org.xsm.xsmd.replica.channel;

import java.util.List;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import org.jgroups.Address;
import org.jgroups.protocols.UFC;
import org.jgroups.protocols.UNICAST3;
import org.jgroups.protocols.VERIFY_SUSPECT2;
import org.jgroups.protocols.pbcast.GMS;
import org.jgroups.protocols.pbcast.NAKACK2;
import org.jgroups.protocols.pbcast.STABLE;
import org.jgroups.stack.Protocol;

/**
 * The protocols of the channel, from the connections up. Only the coordinator casts, and only
 * views: all else goes from one host to another, so that a host has few connections.
 */
record SiteStack(
    SiteTransport transport, RingDetector detector, Reunion reunion, List<Protocol> all) {
  private static final int FRAME = 4 << 20;
  private static final int IDLE_MILLIS = 60_000;

  static SiteStack of(
      ChannelSettings settings,
      Lines lines,
      Places places,
      RandomGenerator chance,
      Consumer<Address> rejoin) {
    QuietLog.install();
    HostAddress.register();
    SiteTransport.register();
    ContactDiscovery.register();
    RingDetector.register();
    Reunion.register();
    ChannelTimes times = settings.times();
    SiteTransport transport = transport(settings, lines);
    var reunion = new Reunion(times, places, chance, rejoin);
    Consumer<Address> stranger = reunion::excluded;
    var detector = new RingDetector(times.heartbeat(), times.silence(), stranger);
    List<Protocol> all =
        List.of(
            transport,
            new ContactDiscovery(places, chance, times.search(), transport::reach),
            reunion,
            detector,
            new VERIFY_SUSPECT2().setTimeout(times.verify().toMillis()),
            new NAKACK2().useMcastXmit(false).logDiscardMessages(false),
            new UNICAST3(),
            new STABLE().setDesiredAverageGossip(60_000).setMaxBytes(1 << 20),
            membership(times),
            credit(settings.limits()));
    return new SiteStack(transport, detector, reunion, all);
  }

  private static SiteTransport transport(ChannelSettings settings, Lines lines) {
    var transport = new SiteTransport(lines);
    transport.setBindAddress(settings.listen());
    transport.setExternalAddr(settings.address());
    transport.setBindPort(settings.port()).setPortRange(0);
    transport.setMaxLength(FRAME).tcpNodelay(true);
    transport.setSockConnTimeout((int) settings.times().connect().toMillis());
    transport.setReaperInterval(IDLE_MILLIS / 4).setConnExpireTime(IDLE_MILLIS);
    transport.logDetails(false);
    // A line has a buffer of its own; one above it would hide from its reader whom it reads.
    transport.setBufferedInputStreamSize(0);
    transport.setBundler(new FrameBundler());
    return transport;
  }

  private static GMS membership(ChannelTimes times) {
    // It asks every coordinator it ever heard of: rather be alone at last, be seen, look afresh.
    return new GMS()
        .setJoinTimeout(times.join().toMillis())
        .printLocalAddress(false)
        .setViewAckCollectionTimeout(1000)
        .setMaxJoinAttempts(8);
  }

  private static Protocol credit(ChannelLimits limits) {
    return new UFC().setMaxCredits(limits.credit()).setMaxBlockTime(1000);
  }
}
