package org.xsm.xsmd.cli.http;

import java.io.IOException;

/** Why there is no answer: a value thrown. */
public final class ExchangeException extends IOException {
  private static final long serialVersionUID = 1L;
  private final Reason reason;

  /** What went wrong. */
  public enum Reason {
    /** Nobody listens, so nothing was sent. */
    NOBODY,
    /** The answer did not come in time; the request may have been carried out. */
    SLOW,
    /** The connection ended before the answer did; the request may have been carried out. */
    LOST,
    /** What came is no answer, or too large for one. */
    STRANGE
  }

  ExchangeException(Reason reason, String message) {
    super(message);
    this.reason = reason;
  }

  ExchangeException(Reason reason, String message, Throwable cause) {
    super(message, cause);
    this.reason = reason;
  }

  public Reason reason() {
    return reason;
  }
}
