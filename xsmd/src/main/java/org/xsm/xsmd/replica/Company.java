package org.xsm.xsmd.replica;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import org.xsm.xsmd.replica.channel.ChannelLimits;
import org.xsm.xsmd.replica.channel.ChannelSettings;
import org.xsm.xsmd.replica.channel.ChannelTls;
import org.xsm.xsmd.replica.channel.Contact;
import org.xsm.xsmd.replica.channel.SiteChannel;
import org.xsm.xsmd.replica.spread.Follower;
import org.xsm.xsmd.store.Facts;
import org.xsm.xsmd.store.HostFact;
import org.xsm.xsmd.trust.Certificates;
import org.xsm.xsmd.trust.SiteTls;
import org.xsm.xsmd.trust.Subject;

/** Those that this host talks to, and what others say who do not talk to it: a resource. */
final class Company implements AutoCloseable {
  private final Follower follower;
  private final SiteTls tls;
  private final Supplier<List<Contact>> found;
  private final SiteChannel channel;
  private final WhyNot whyNot;

  /**
   * Joins the others at once.
   *
   * @param found hosts that were found on the local link
   */
  Company(
      ReplicaSettings settings,
      String self,
      UUID site,
      Follower follower,
      SiteTls tls,
      Supplier<List<Contact>> found,
      Clock clock,
      SecureRandom chance) {
    this.follower = follower;
    this.tls = tls;
    this.found = found;
    channel = channel(settings, self, site, chance);
    whyNot = whyNot(clock);
  }

  SiteChannel channel() {
    return channel;
  }

  WhyNot whyNot() {
    return whyNot;
  }

  @Override
  public void close() {
    whyNot.close();
    channel.close();
  }

  @SuppressWarnings("AddressSelection") // it is this host's own
  private SiteChannel channel(
      ReplicaSettings settings, String self, UUID site, SecureRandom chance) {
    try {
      InetAddress address = InetAddress.getByName(settings.address());
      return SiteChannel.open(
          new ChannelSettings(
              site,
              self,
              address,
              address,
              settings.port() + 1,
              this::contacts,
              new ChannelTls(tls.hosts(), Company::hostOf),
              settings.times(),
              ChannelLimits.DEFAULT),
          chance);
    } catch (UnknownHostException e) {
      throw new ReplicaException(
          "cannot use the address \"" + settings.address() + "\" of this host: it is not known", e);
    }
  }

  private WhyNot whyNot(Clock clock) {
    var why =
        new WhyNot(
            new WhyCall(tls.asking(), clock),
            there -> nameAt(there, contacts()),
            certificate -> tls.refusal(certificate).isEmpty(),
            clock);
    channel.onRejection(why);
    channel.onChange(why::talksWith);
    return why;
  }

  private static String nameAt(InetSocketAddress there, List<Contact> contacts) {
    return contacts.stream()
        .filter(c -> c.port() == there.getPort())
        .filter(c -> c.address().equals(there.getAddress().getHostAddress()))
        .map(Contact::host)
        .findFirst()
        .orElse("");
  }

  private List<Contact> contacts() {
    var contacts = new ArrayList<Contact>();
    for (HostFact host : follower.facts().living()) {
      contacts.add(new Contact(host.name(), host.address(), host.channelPort()));
    }
    contacts.addAll(found.get());
    return contacts;
  }

  /** A host that was removed is not talked to any more, whatever connections it has. */
  void heed(Facts facts) {
    for (HostFact host : facts.hosts().values()) {
      if (host.retired()) {
        channel.forget(host.name());
      } else {
        channel.recall(host.name());
      }
    }
  }

  private static String hostOf(X509Certificate certificate) {
    return Certificates.subject(certificate).map(Subject::host).orElse("");
  }
}
