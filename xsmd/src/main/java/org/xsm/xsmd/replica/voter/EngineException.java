package org.xsm.xsmd.replica.voter;

/** An engine did not do what it was asked; {@link #failure} says what that means. */
public final class EngineException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient Failure failure;

  EngineException(String what, Failure failure) {
    super(what + ": " + failure.why());
    this.failure = failure;
  }

  EngineException(String what, Failure failure, Throwable cause) {
    super(what + ": " + failure.why(), cause);
    this.failure = failure;
  }

  public Failure failure() {
    return failure;
  }
}
