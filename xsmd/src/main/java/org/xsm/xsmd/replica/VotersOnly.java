package org.xsm.xsmd.replica;

import java.net.Socket;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.Set;
import java.util.function.Supplier;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedTrustManager;
import org.xsm.xsmd.trust.Certificates;
import org.xsm.xsmd.trust.Subject;

/**
 * Lets only those hosts into the voters' engine that vote or are about to: a decision, on top of
 * what holds for all hosts of the site.
 */
final class VotersOnly extends X509ExtendedTrustManager {
  private final X509ExtendedTrustManager hosts;
  private final Supplier<Set<String>> voting;

  VotersOnly(X509ExtendedTrustManager hosts, Supplier<Set<String>> voting) {
    this.hosts = hosts;
    this.voting = voting;
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String type, SSLEngine engine)
      throws CertificateException {
    hosts.checkClientTrusted(chain, type, engine);
    checkVotes(chain);
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine engine)
      throws CertificateException {
    hosts.checkServerTrusted(chain, type, engine);
    checkVotes(chain);
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String type, Socket socket)
      throws CertificateException {
    hosts.checkClientTrusted(chain, type, socket);
    checkVotes(chain);
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String type, Socket socket)
      throws CertificateException {
    hosts.checkServerTrusted(chain, type, socket);
    checkVotes(chain);
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String type) throws CertificateException {
    hosts.checkClientTrusted(chain, type);
    checkVotes(chain);
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String type) throws CertificateException {
    hosts.checkServerTrusted(chain, type);
    checkVotes(chain);
  }

  @Override
  public X509Certificate[] getAcceptedIssuers() {
    return hosts.getAcceptedIssuers();
  }

  private void checkVotes(X509Certificate[] chain) throws CertificateException {
    String host = Certificates.subject(chain[0]).map(Subject::host).orElse("");
    if (!voting.get().contains(host)) {
      throw new CertificateException("host \"" + host + "\" does not vote");
    }
  }
}
