package org.xsm.xsmd.replica.peers;

/** A host could not be asked, or could not answer. */
public final class PeerException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public PeerException(String message) {
    super(message);
  }

  public PeerException(String message, Throwable cause) {
    super(message, cause);
  }
}
