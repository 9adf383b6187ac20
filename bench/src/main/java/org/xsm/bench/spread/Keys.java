package org.xsm.bench.spread;

import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.xsm.xsmd.replica.channel.ChannelTls;
import org.xsm.xsmd.trust.Authority;
import org.xsm.xsmd.trust.Certificates;
import org.xsm.xsmd.trust.HostKey;
import org.xsm.xsmd.trust.SiteTls;
import org.xsm.xsmd.trust.SiteTrust;
import org.xsm.xsmd.trust.Subject;
import org.xsm.xsmd.trust.TrustList;

/** The keys and certificates of all hosts of a site, and whom they trust: a resource. */
final class Keys implements TrustList {
  private final UUID site = UUID.randomUUID();
  private final Clock clock = Clock.systemUTC();
  private final SecureRandom chance;
  private final Authority authority;
  private final Map<String, Host> hosts = new ConcurrentHashMap<>();
  private final Map<String, HostKey> keys = new ConcurrentHashMap<>();

  Keys(SecureRandom chance) {
    this.chance = chance;
    this.authority = Authority.create(site, clock, chance);
  }

  /** Makes a key and a certificate for a host, and lets all others know. */
  ChannelTls admit(String host) {
    HostKey key = HostKey.generate(chance);
    X509Certificate certificate =
        authority.issue(host, key.publicKey(), List.of("127.0.0.1"), clock);
    keys.put(host, key);
    hosts.put(host, new Host(Certificates.encode(certificate), false));
    var trust = new SiteTrust(() -> this, clock, (refusal, from) -> {});
    var tls = new SiteTls(key, List.of(certificate, authority.certificate()), trust);
    return new ChannelTls(tls.hosts(), Keys::hostOf);
  }

  HostKey key(String host) {
    HostKey key = keys.get(host);
    if (key == null) {
      throw new IllegalArgumentException(host);
    }
    return key;
  }

  String certificate(String host) {
    return host(host).orElseThrow().certificate();
  }

  private static String hostOf(X509Certificate certificate) {
    return Certificates.subject(certificate).map(Subject::host).orElse("");
  }

  @Override
  public UUID site() {
    return site;
  }

  @Override
  public List<String> authorities() {
    return List.of(Certificates.encode(authority.certificate()));
  }

  @Override
  public Optional<Host> host(String name) {
    return Optional.ofNullable(hosts.get(name));
  }
}
