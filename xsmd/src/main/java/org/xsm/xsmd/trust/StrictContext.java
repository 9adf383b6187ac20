package org.xsm.xsmd.trust;

import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLContextSpi;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLServerSocketFactory;
import javax.net.ssl.SSLSessionContext;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509ExtendedKeyManager;
import javax.net.ssl.X509ExtendedTrustManager;
import org.jspecify.annotations.Nullable;

/**
 * A TLS context whose every socket and engine speaks TLS 1.3 only, asks for what it should ask for,
 * and looks at certificates on every connection. Libraries that take a context need no further
 * settings, and so cannot miss one.
 */
final class StrictContext extends SSLContext {
  /**
   * A resumed session shows no certificate, so a removed host could come back with one. Tickets are
   * how sessions are resumed, and none may live for more than seven days (RFC 8446, 4.6.1); a
   * context that keeps sessions for longer neither hands any out nor takes any.
   */
  private static final int NO_TICKETS = 7 * 24 * 60 * 60 + 1;

  private StrictContext(SSLContext inner, ClientAuth auth) {
    super(new Spi(inner, auth), inner.getProvider(), inner.getProtocol());
  }

  static SSLContext of(
      @Nullable X509ExtendedKeyManager keys, X509ExtendedTrustManager trust, ClientAuth auth) {
    try {
      SSLContext inner = SSLContext.getInstance(Peer.PROTOCOL);
      inner.init(
          keys == null ? new KeyManager[0] : new KeyManager[] {keys},
          new TrustManager[] {trust},
          null);
      inner.getServerSessionContext().setSessionTimeout(NO_TICKETS);
      inner.getClientSessionContext().setSessionTimeout(NO_TICKETS);
      return new StrictContext(inner, auth);
    } catch (GeneralSecurityException e) {
      throw new TrustException("this Java does not speak " + Peer.PROTOCOL, e);
    }
  }

  /** The context that does the work, and what is laid over it. */
  private static final class Spi extends SSLContextSpi {
    private final SSLContext inner;
    private final ClientAuth auth;

    Spi(SSLContext inner, ClientAuth auth) {
      this.inner = inner;
      this.auth = auth;
    }

    @Override
    protected void engineInit(
        KeyManager @Nullable [] keys,
        TrustManager @Nullable [] trust,
        @Nullable SecureRandom chance) {
      throw new IllegalStateException("this context is set up already");
    }

    @Override
    protected SSLSocketFactory engineGetSocketFactory() {
      return new StrictSockets(inner.getSocketFactory(), auth);
    }

    @Override
    protected SSLServerSocketFactory engineGetServerSocketFactory() {
      return new StrictServerSockets(inner.getServerSocketFactory(), auth);
    }

    @Override
    protected SSLEngine engineCreateSSLEngine() {
      return auth.on(inner.createSSLEngine());
    }

    @Override
    protected SSLEngine engineCreateSSLEngine(String host, int port) {
      return auth.on(inner.createSSLEngine(host, port));
    }

    @Override
    protected SSLSessionContext engineGetServerSessionContext() {
      return inner.getServerSessionContext();
    }

    @Override
    protected SSLSessionContext engineGetClientSessionContext() {
      return inner.getClientSessionContext();
    }

    @Override
    protected SSLParameters engineGetDefaultSSLParameters() {
      return auth.on(inner.getDefaultSSLParameters());
    }

    @Override
    protected SSLParameters engineGetSupportedSSLParameters() {
      return auth.on(inner.getSupportedSSLParameters());
    }
  }
}
