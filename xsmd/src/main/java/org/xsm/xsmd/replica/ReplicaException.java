package org.xsm.xsmd.replica;

/** The replica cannot do something; nothing happened. */
public final class ReplicaException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public ReplicaException(String message) {
    super(message);
  }

  public ReplicaException(String message, Throwable cause) {
    super(message, cause);
  }
}
