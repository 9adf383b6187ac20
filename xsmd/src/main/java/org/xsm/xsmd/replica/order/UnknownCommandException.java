package org.xsm.xsmd.replica.order;

/**
 * A command of a newer xsmd. Whoever meets it must stop, for the state after it is not known here.
 */
public final class UnknownCommandException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public UnknownCommandException(String message) {
    super(message);
  }
}
