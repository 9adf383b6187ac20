package org.xsm.xsmd.trust;

import java.net.Socket;
import java.security.Principal;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.List;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedKeyManager;
import org.jspecify.annotations.Nullable;

/**
 * What this host shows to others: a value that changes as a whole. There is one key; a renewal
 * changes only the chain, so a handshake that is under way cannot see two halves. Any thread.
 */
final class OwnCertificate extends X509ExtendedKeyManager {
  private static final String ALIAS = "host";

  private final HostKey key;
  private volatile List<X509Certificate> chain;

  OwnCertificate(HostKey key, List<X509Certificate> chain) {
    this.key = key;
    this.chain = matching(key, chain);
  }

  void use(List<X509Certificate> renewed) {
    chain = matching(key, renewed);
  }

  List<X509Certificate> chain() {
    return chain;
  }

  private static List<X509Certificate> matching(HostKey key, List<X509Certificate> chain) {
    if (chain.isEmpty() || !chain.getFirst().getPublicKey().equals(key.open())) {
      throw new TrustException(
          "the certificate of this host is not one over its key; let the host join again");
    }
    return List.copyOf(chain);
  }

  /**
   * Whatever authorities the other side names: it shall see what we have, and say what is wrong.
   */
  @Override
  public @Nullable String chooseClientAlias(
      String[] types, Principal @Nullable [] issuers, @Nullable Socket socket) {
    for (String type : types) {
      String alias = alias(type);
      if (alias != null) {
        return alias;
      }
    }
    return null;
  }

  @Override
  public @Nullable String chooseEngineClientAlias(
      String[] types, Principal @Nullable [] issuers, @Nullable SSLEngine engine) {
    return chooseClientAlias(types, issuers, null);
  }

  @Override
  public @Nullable String chooseServerAlias(
      String type, Principal @Nullable [] issuers, @Nullable Socket socket) {
    return alias(type);
  }

  @Override
  public @Nullable String chooseEngineServerAlias(
      String type, Principal @Nullable [] issuers, @Nullable SSLEngine engine) {
    return alias(type);
  }

  @Override
  public String @Nullable [] getClientAliases(String type, Principal @Nullable [] issuers) {
    return alias(type) == null ? null : new String[] {ALIAS};
  }

  @Override
  public String @Nullable [] getServerAliases(String type, Principal @Nullable [] issuers) {
    return getClientAliases(type, issuers);
  }

  @Override
  public X509Certificate @Nullable [] getCertificateChain(@Nullable String alias) {
    return ALIAS.equals(alias) ? chain.toArray(X509Certificate[]::new) : null;
  }

  @Override
  public @Nullable PrivateKey getPrivateKey(@Nullable String alias) {
    return ALIAS.equals(alias) ? key.secret() : null;
  }

  /** TLS libraries call our kind EC or EC_EC. */
  private static @Nullable String alias(String type) {
    return type.startsWith("EC") ? ALIAS : null;
  }
}
