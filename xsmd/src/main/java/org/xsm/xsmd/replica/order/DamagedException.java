package org.xsm.xsmd.replica.order;

/** Bytes that are not what they should be; says what stands in the way of reading them. */
public final class DamagedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public DamagedException(String message) {
    super(message);
  }

  public DamagedException(String message, Throwable cause) {
    super(message, cause);
  }
}
