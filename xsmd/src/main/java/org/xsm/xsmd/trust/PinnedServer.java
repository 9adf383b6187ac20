package org.xsm.xsmd.trust;

import static org.xsm.xsmd.trust.Refusal.Reason.NOT_A_HOST;
import static org.xsm.xsmd.trust.Refusal.Reason.UNKNOWN_AUTHORITY;
import static org.xsm.xsmd.trust.Refusal.Reason.WRONG_SITE;

import java.net.Socket;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedTrustManager;
import org.jspecify.annotations.Nullable;

/**
 * Trusts the hosts of one site by the fingerprint of its authority, which has to be in the chain
 * they show: a decision, for machines that know no more than a join token.
 */
final class PinnedServer extends X509ExtendedTrustManager {
  private final UUID site;
  private final Fingerprint authority;
  private final Clock clock;

  PinnedServer(UUID site, Fingerprint authority, Clock clock) {
    this.site = site;
    this.authority = authority;
    this.clock = clock;
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

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String type, Socket socket)
      throws CertificateException {
    checkClientTrusted(chain, type);
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String type, SSLEngine engine)
      throws CertificateException {
    checkClientTrusted(chain, type);
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String type) throws CertificateException {
    throw new CertificateException("a machine that wants to join serves nobody");
  }

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
                        : refusal(chain));
    if (refusal.isPresent()) {
      throw new RefusedException(refusal.get());
    }
  }

  private Optional<Refusal> refusal(X509Certificate[] chain) {
    Subject subject = Certificates.subject(chain[0]).orElse(null);
    if (subject == null || subject.host() == null) {
      return no(NOT_A_HOST, "what answers there is not a host of an xsm site");
    }
    if (!subject.site().equals(site)) {
      return no(
          WRONG_SITE,
          "host "
              + subject.host()
              + " belongs to site "
              + subject.site()
              + ", and the token is for site "
              + site
              + "; name a host of that site");
    }
    Optional<X509Certificate> pinned =
        Arrays.stream(chain)
            .filter(authority::isOf)
            .filter(by -> Judge.signed(by, chain[0]))
            .findFirst();
    if (pinned.isEmpty()) {
      return no(
          UNKNOWN_AUTHORITY,
          "host "
              + subject.host()
              + " has no certificate by the authority that the token names; make a new token, if"
              + " the site's authority is newer than this one, else somebody poses as the host");
    }
    Validity validity = new Validity(clock.instant());
    return validity
        .refusal("the authority of the site", pinned.get())
        .or(() -> validity.refusal("the certificate of host " + subject.host(), chain[0]));
  }

  private static Optional<Refusal> no(Refusal.Reason reason, String sentence) {
    return Optional.of(new Refusal(reason, sentence));
  }
}
