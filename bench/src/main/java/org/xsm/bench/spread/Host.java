package org.xsm.bench.spread;

import java.net.InetAddress;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import org.xsm.xsmd.replica.channel.ChannelLimits;
import org.xsm.xsmd.replica.channel.ChannelSettings;
import org.xsm.xsmd.replica.channel.ChannelTimes;
import org.xsm.xsmd.replica.channel.ChannelTls;
import org.xsm.xsmd.replica.channel.Contact;
import org.xsm.xsmd.replica.channel.SiteChannel;
import org.xsm.xsmd.replica.order.Acceptance;
import org.xsm.xsmd.replica.order.Bytes;
import org.xsm.xsmd.replica.order.SignedEntry;
import org.xsm.xsmd.replica.order.SiteState;
import org.xsm.xsmd.replica.spread.CatchUp;
import org.xsm.xsmd.replica.spread.Follower;
import org.xsm.xsmd.replica.spread.Spread;
import org.xsm.xsmd.replica.spread.Standing;
import org.xsm.xsmd.replica.spread.StatePull;
import org.xsm.xsmd.trust.Signatures;

/** What makes a host hold the site, and nothing else of a daemon: a resource. */
final class Host implements AutoCloseable {
  /** Hundreds of hosts greet each other at once here. */
  private static final ChannelLimits LIMITS =
      new ChannelLimits(20 << 20, 160L << 20, 32, 256, 1000, 2048, 2 << 20);

  private static final SecureRandom CHANCE = new SecureRandom();

  private final SiteChannel channel;
  private final Follower follower;
  private final Spread spread;

  private Host(SiteChannel channel, Follower follower, Spread spread) {
    this.channel = channel;
    this.follower = follower;
    this.spread = spread;
  }

  static Host start(
      Contact self,
      List<Contact> contacts,
      Keys keys,
      ChannelTls tls,
      Leader leader,
      SignedEntry first,
      ChannelTimes times) {
    var loopback = InetAddress.getLoopbackAddress();
    SiteChannel channel =
        SiteChannel.open(
            new ChannelSettings(
                keys.site(),
                self.host(),
                loopback,
                loopback,
                self.port(),
                () -> contacts,
                tls,
                times,
                LIMITS),
            CHANCE);
    var acceptance = new Acceptance((k, m, s) -> Signatures.verify(k, m.array(), s.array()));
    var archive = new MemoryArchive();
    var follower = new Follower(acceptance, leader.anchor(), SiteState.EMPTY, archive);
    follower.offer(List.of(first));
    var states =
        new StatePull(
            channel,
            follower,
            archive,
            acceptance,
            () -> "",
            message -> Bytes.wrap(keys.key(self.host()).sign(message.array())),
            (before, after) -> {});
    var catchUp = new CatchUp(channel, follower, archive, states);
    String leading = contacts.getFirst().host();
    var spread =
        new Spread(
            channel,
            follower,
            catchUp,
            () -> leading,
            () -> standing(self.host(), follower, leading),
            CHANCE,
            Duration.ofSeconds(1));
    return new Host(channel, follower, spread);
  }

  private static Standing standing(String self, Follower follower, String leader) {
    return new Standing(
        self,
        follower.position(),
        follower.durable(),
        follower.state().view().head().number(),
        1,
        "",
        leader,
        "",
        System.currentTimeMillis(),
        follower.stopped());
  }

  Follower follower() {
    return follower;
  }

  int reach() {
    return channel.alive().size();
  }

  /** Passes on what this host ordered. */
  void order(SignedEntry entry) {
    follower.offer(List.of(entry));
    spread.push(List.of(entry));
  }

  @Override
  public void close() {
    spread.close();
    channel.close();
    follower.close();
  }
}
