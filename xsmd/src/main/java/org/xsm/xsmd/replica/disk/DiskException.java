package org.xsm.xsmd.replica.disk;

/** The disk did not do what was asked of it; what was acknowledged before is still there. */
public final class DiskException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public DiskException(String message) {
    super(message);
  }

  public DiskException(String message, Throwable cause) {
    super(message, cause);
  }
}
