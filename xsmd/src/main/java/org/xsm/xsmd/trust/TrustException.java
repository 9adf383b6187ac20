package org.xsm.xsmd.trust;

/** A key, certificate, token or hash cannot be made, read or used; nothing happened. */
public final class TrustException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public TrustException(String message) {
    super(message);
  }

  public TrustException(String message, Throwable cause) {
    super(message, cause);
  }
}
