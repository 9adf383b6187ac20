package org.xsm.xsmd.replica;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.CopyOnWriteArrayList;
import org.xsm.xsmd.replica.channel.ChannelLimits;
import org.xsm.xsmd.replica.channel.ChannelSettings;
import org.xsm.xsmd.replica.channel.ChannelTimes;
import org.xsm.xsmd.replica.channel.ChannelTls;
import org.xsm.xsmd.replica.channel.Contact;
import org.xsm.xsmd.replica.channel.SiteChannel;
import org.xsm.xsmd.store.Facts;
import org.xsm.xsmd.store.HostFact;
import org.xsm.xsmd.trust.Authority;
import org.xsm.xsmd.trust.Certificates;
import org.xsm.xsmd.trust.HostKey;
import org.xsm.xsmd.trust.SiteTls;
import org.xsm.xsmd.trust.SiteTrust;
import org.xsm.xsmd.trust.Subject;

/**
 * A host on loopback with its channel and the one question that anyone may ask it, all over real
 * TLS: a resource of tests. What it knows of others is what it was told.
 */
final class LoneHost implements AutoCloseable {
  private static final SecureRandom CHANCE = new SecureRandom();

  final int port = freePort();
  final List<String> refused = new CopyOnWriteArrayList<>();
  final List<String> told = new CopyOnWriteArrayList<>();
  final WhyNot why;

  private final String name;
  private final X509Certificate certificate;
  private final TreeMap<String, HostFact> hosts = new TreeMap<>();
  private final List<Contact> contacts = new CopyOnWriteArrayList<>();
  private final SiteChannel channel;
  private final WhyServer server;

  /** What its site may use. */
  volatile int protocol = 1;

  private final Authority authority;

  LoneHost(Authority authority, String name, HostKey key, X509Certificate shown, Clock clock) {
    this.authority = authority;
    this.name = name;
    this.certificate = shown;
    var tls =
        new SiteTls(
            key,
            List.of(shown, authority.certificate()),
            new SiteTrust(
                () -> new SiteFacts(facts()),
                clock,
                (refusal, peer) -> refused.add(refusal.sentence())));
    know(name, shown, port, false);
    channel = channel(tls);
    why =
        new WhyNot(
            new WhyCall(tls.asking(), clock),
            there -> "",
            other -> tls.refusal(other).isEmpty(),
            clock);
    why.onTurndown((place, sentence) -> told.add(sentence));
    channel.onRejection(why);
    channel.onChange(why::talksWith);
    server = new WhyServer(tls, port, new Opinion(name, tls, this::facts, clock));
  }

  static LoneHost of(Authority authority, String name, Clock clock) {
    HostKey key = HostKey.generate(CHANCE);
    return new LoneHost(authority, name, key, certify(authority, name, key, clock), clock);
  }

  static X509Certificate certify(Authority authority, String name, HostKey key, Clock clock) {
    return authority.issue(name, key.publicKey(), List.of("127.0.0.1"), clock);
  }

  /** Two hosts of one site that know each other. */
  static void introduce(LoneHost one, LoneHost other) {
    one.know(other.name, other.certificate, other.port, false);
    other.know(one.name, one.certificate, one.port, false);
    one.lookFor(other);
    other.lookFor(one);
  }

  void know(String host, X509Certificate shown, int at, boolean retired) {
    synchronized (hosts) {
      String text = Certificates.encode(shown);
      hosts.put(host, new HostFact(host, "127.0.0.1", at, text, Instant.EPOCH, retired));
    }
  }

  void retire(LoneHost other) {
    know(other.name, other.certificate, other.port, true);
  }

  void lookFor(LoneHost other) {
    contacts.add(new Contact(other.name, "127.0.0.1", other.port + 1));
  }

  boolean sees(LoneHost other) {
    return channel.alive().contains(other.name);
  }

  X509Certificate certificate() {
    return certificate;
  }

  String place() {
    return "127.0.0.1:" + port;
  }

  private Facts facts() {
    synchronized (hosts) {
      return new Facts(
          authority.site(),
          1,
          protocol,
          List.of(Certificates.encode(authority.certificate())),
          "KEY",
          List.of(),
          hosts,
          new TreeMap<>(),
          new TreeSet<>());
    }
  }

  private SiteChannel channel(SiteTls tls) {
    InetAddress loopback = InetAddress.getLoopbackAddress();
    return SiteChannel.open(
        new ChannelSettings(
            authority.site(),
            name,
            loopback,
            loopback,
            port + 1,
            () -> contacts,
            new ChannelTls(tls.hosts(), c -> Certificates.subject(c).map(Subject::host).orElse("")),
            ChannelTimes.DEFAULT,
            ChannelLimits.DEFAULT),
        CHANCE);
  }

  /** Three ports that are free, the middle one for the channel. */
  private static int freePort() {
    for (int i = 0; i < 1000; i++) {
      int base = CHANCE.nextInt(26_000, 26_490);
      try (var first = new ServerSocket(base, 1, InetAddress.getLoopbackAddress());
          var second = new ServerSocket(base + 1, 1, InetAddress.getLoopbackAddress())) {
        return second.getLocalPort() - 1 == first.getLocalPort() ? base : 0;
      } catch (IOException e) {
        // Somebody has one of them; there are others.
      }
    }
    throw new IllegalStateException("no port is free");
  }

  @Override
  public void close() {
    why.close();
    channel.close();
    server.close();
  }
}
