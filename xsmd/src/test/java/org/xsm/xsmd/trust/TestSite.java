package org.xsm.xsmd.trust;

import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** A site with an authority and hosts, all real; its facts are changed by the tests. */
final class TestSite implements TrustList {
  static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
  static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);
  static final SecureRandom CHANCE = new SecureRandom();

  final List<String> refusals = new CopyOnWriteArrayList<>();
  final List<Optional<String>> peers = new CopyOnWriteArrayList<>();
  final Authority authority;

  private final UUID site;
  private final List<String> authorities = new CopyOnWriteArrayList<>();
  private final Map<String, Host> hosts = new ConcurrentHashMap<>();

  TestSite(UUID site) {
    this.site = site;
    this.authority = Authority.create(site, CLOCK, CHANCE);
    authorities.add(Certificates.encode(authority.certificate()));
  }

  TestSite() {
    this(UUID.randomUUID());
  }

  static Clock at(Instant instant) {
    return Clock.fixed(instant, ZoneOffset.UTC);
  }

  /** A machine with its key and certificate. */
  record Machine(HostKey key, X509Certificate certificate) {}

  /** Makes a machine and lets it in. */
  Machine admit(String name) {
    Machine machine = certify(name, HostKey.generate(CHANCE), CLOCK);
    know(name, machine.certificate(), false);
    return machine;
  }

  /** Signs for a machine without a word to the facts. */
  Machine certify(String name, HostKey key, Clock clock) {
    return new Machine(
        key, authority.issue(name, key.publicKey(), List.of("192.168.5.101"), clock));
  }

  void know(String name, X509Certificate certificate, boolean retired) {
    hosts.put(name, new Host(Certificates.encode(certificate), retired));
  }

  void retire(String name) {
    hosts.computeIfPresent(name, (n, host) -> new Host(host.certificate(), true));
  }

  void trust(List<X509Certificate> trusted) {
    authorities.clear();
    trusted.forEach(certificate -> authorities.add(Certificates.encode(certificate)));
  }

  SiteTrust trust(Clock clock) {
    return new SiteTrust(
        () -> this,
        clock,
        (refusal, peer) -> {
          refusals.add(refusal.reason() + ": " + refusal.sentence());
          peers.add(Optional.ofNullable(peer));
        });
  }

  SiteTls tls(Machine machine) {
    return tls(machine, CLOCK);
  }

  SiteTls tls(Machine machine, Clock clock) {
    return new SiteTls(
        machine.key(), List.of(machine.certificate(), authority.certificate()), trust(clock));
  }

  @Override
  public UUID site() {
    return site;
  }

  @Override
  public List<String> authorities() {
    return authorities;
  }

  @Override
  public Optional<Host> host(String name) {
    return Optional.ofNullable(hosts.get(name));
  }
}
