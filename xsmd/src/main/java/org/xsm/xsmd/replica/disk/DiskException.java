package org.xsm.xsmd.replica.disk;

/** Something cannot be kept on, or read from, the disk of this host. */
public final class DiskException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public DiskException(String message) {
    super(message);
  }

  public DiskException(String message, Throwable cause) {
    super(message, cause);
  }
}
