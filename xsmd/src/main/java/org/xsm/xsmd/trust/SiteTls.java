package org.xsm.xsmd.trust;

import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLServerSocketFactory;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.X509ExtendedKeyManager;
import javax.net.ssl.X509ExtendedTrustManager;
import org.jspecify.annotations.Nullable;

/**
 * How a host talks to others: a value, made of its key, its certificate and whom it trusts. All of
 * it is TLS 1.3 without resumption, so that each connection is judged by what counts when it is
 * made. The certificate can be renewed while everything runs. Any thread.
 *
 * <p>In TLS 1.3 a client has finished before the server has looked at its certificate: it learns
 * that it was refused when it first reads. {@link HandshakeFailure} puts either into words. Nothing
 * here bounds how long a handshake may take; whoever has the socket sets its timeout.
 */
public final class SiteTls {
  private final OwnCertificate own;
  private final SiteTrust trust;
  private final SSLContext hosts;
  private final SSLContext api;
  private final SSLContext asking;

  /**
   * Made once, when the host knows its site.
   *
   * @param chain the certificate of this host, and after it that of the authority, for machines
   *     that know no more than its fingerprint
   * @throws TrustException when the certificate is not one over the key
   */
  public SiteTls(HostKey key, List<X509Certificate> chain, SiteTrust trust) {
    this.own = new OwnCertificate(key, chain);
    this.trust = trust;
    this.hosts = StrictContext.of(own, trust, ClientAuth.NEEDED);
    this.api = StrictContext.of(own, new AnyClient(), ClientAuth.WANTED);
    this.asking = StrictContext.of(own, new AnyServer(), ClientAuth.NONE);
  }

  /**
   * Shows another certificate from now on, to whoever connects or is connected to. Connections that
   * stand are left alone.
   *
   * @throws TrustException when it is not one over the key; nothing is changed then
   */
  public void renew(List<X509Certificate> chain) {
    own.use(chain);
  }

  /** What it shows: its certificate first. */
  public List<X509Certificate> chain() {
    return own.chain();
  }

  /** Between hosts: both show certificates, and both look. Good for clients and servers. */
  public SSLContext hosts() {
    return hosts;
  }

  public SSLSocketFactory clientSockets() {
    return hosts.getSocketFactory();
  }

  public SSLServerSocketFactory serverSockets() {
    return hosts.getServerSocketFactory();
  }

  /**
   * For the server of the API: clients may show certificates, of hosts or of their own making, or
   * none. The server finds it in the session; it is proved that the client has its key, and nothing
   * else. Who that is, it decides by {@link Fingerprint#of} or {@link SiteTrust#refusal}.
   */
  public SSLContext api() {
    return api;
  }

  /**
   * For a client that asks why it is not talked to: shows what this host has, to any server. What
   * that says proves nothing; {@link #refusal} tells whether a host of the site said it.
   */
  public SSLContext asking() {
    return asking;
  }

  /** Why a certificate does not count now; empty when it does. Nobody else is told. */
  public Optional<Refusal> refusal(X509Certificate certificate) {
    return trust.refusal(certificate);
  }

  /**
   * Why a host is not talked to; whoever hears of refused connections hears of this one, too.
   *
   * @param certificate null where it showed none
   * @param from its address
   */
  public Optional<Refusal> judge(@Nullable X509Certificate certificate, String from) {
    return trust.judge(certificate, from);
  }

  /** For a library that makes contexts of its own; what it shows can be renewed. */
  public X509ExtendedKeyManager keys() {
    return own;
  }

  /** For a library that makes contexts of its own; older protocols it refuses by itself. */
  public X509ExtendedTrustManager trust() {
    return trust;
  }

  /**
   * For a machine that wants to join: shows nothing, and trusts exactly the hosts of a site whose
   * chain holds, and is signed by, the authority with this fingerprint.
   */
  public static SSLContext pinned(UUID site, Fingerprint authority, Clock clock) {
    return StrictContext.of(null, new PinnedServer(site, authority, clock), ClientAuth.NONE);
  }

  /** For a machine that has no certificate yet, and asks the same question. */
  public static SSLContext askingAsNobody() {
    return StrictContext.of(null, new AnyServer(), ClientAuth.NONE);
  }
}
