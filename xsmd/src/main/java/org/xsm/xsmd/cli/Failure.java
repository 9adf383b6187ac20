package org.xsm.xsmd.cli;

/** Ends a command: a value thrown, with the exit code and the sentence for the administrator. */
public final class Failure extends RuntimeException {
  private static final long serialVersionUID = 1L;
  private final Exit exit;

  public Failure(Exit exit, String message) {
    super(message, null, false, false);
    this.exit = exit;
  }

  public Failure(Exit exit, String message, Throwable cause) {
    super(message, cause);
    this.exit = exit;
  }

  public Exit exit() {
    return exit;
  }

  /** The sentence. */
  String sentence() {
    return String.valueOf(getMessage());
  }
}
