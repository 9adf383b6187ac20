package org.xsm.xsmd.trust;

import java.net.Socket;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.Optional;
import java.util.function.Supplier;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedTrustManager;
import org.jspecify.annotations.Nullable;

/**
 * Whom this host talks to: a decision. A certificate counts when an authority of the site signed
 * it, it is in its time, and the key in it is that of the host as the site knows it; so a renewed
 * certificate counts as well, and a removed host or one that was wiped does not.
 *
 * <p>The name or address that was called is not compared with the certificate. Which hosts there
 * are, and by which keys, is in the facts of the site; addresses change, and whoever answers under
 * one is known by its key. A caller that wants a certain host looks at {@link
 * Certificates#subject}.
 *
 * <p>Each look is at what counts at that moment. TLS looks once a connection, so whoever keeps
 * connections asks {@link #refusal} again when the facts change. Any thread; blocks no longer than
 * its supplier.
 */
public final class SiteTrust extends X509ExtendedTrustManager {
  private final Supplier<? extends TrustList> list;
  private final Clock clock;
  private final Refusals refusals;

  public SiteTrust(Supplier<? extends TrustList> list, Clock clock, Refusals refusals) {
    this.list = list;
    this.clock = clock;
    this.refusals = refusals;
  }

  /** Why a certificate does not count now; empty when it does. Nobody else is told. */
  public Optional<Refusal> refusal(X509Certificate certificate) {
    return new Judge(list.get(), clock.instant()).refusal(certificate);
  }

  /** The same, and those who hear of refusals hear of this one. */
  Optional<Refusal> judge(@Nullable X509Certificate certificate, String from) {
    Optional<Refusal> refusal =
        certificate == null ? Optional.of(Peer.NO_CERTIFICATE) : refusal(certificate);
    if (certificate != null) {
      refusal.ifPresent(why -> refusals.refused(why, from));
    }
    return refusal;
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String type, Socket socket)
      throws CertificateException {
    check(chain, Peer.of(socket));
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String type, SSLEngine engine)
      throws CertificateException {
    check(chain, Peer.of(engine));
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String type) throws CertificateException {
    check(chain, Peer.UNKNOWN);
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String type, Socket socket)
      throws CertificateException {
    check(chain, Peer.of(socket));
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine engine)
      throws CertificateException {
    check(chain, Peer.of(engine));
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String type) throws CertificateException {
    check(chain, Peer.UNKNOWN);
  }

  /** None: naming them would only keep the other side from showing what it has. */
  @Override
  public X509Certificate[] getAcceptedIssuers() {
    return new X509Certificate[0];
  }

  private void check(X509Certificate @Nullable [] chain, Peer peer) throws CertificateException {
    Optional<Refusal> refusal =
        peer.refusal()
            .or(
                () ->
                    chain == null || chain.length == 0
                        ? Optional.of(Peer.NO_CERTIFICATE)
                        : refusal(chain[0]));
    if (refusal.isPresent()) {
      var refused = new RefusedException(refusal.get());
      try {
        refusals.refused(refusal.get(), peer.address());
      } catch (RuntimeException e) {
        // Who only listens must not turn a refusal into something else.
        refused.addSuppressed(e);
      }
      throw refused;
    }
  }
}
