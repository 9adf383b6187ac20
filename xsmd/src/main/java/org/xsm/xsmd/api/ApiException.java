package org.xsm.xsmd.api;

/** The API cannot be reached by anyone; nothing of it runs. */
public final class ApiException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  ApiException(String message, Throwable cause) {
    super(message, cause);
  }
}
