package org.xsm.xsmd.api;

/** Tells whether a password fits a hash. Any thread; takes its time, and memory, on purpose. */
public interface PasswordCheck {
  /** False also for a hash that it does not understand. */
  boolean matches(String hash, String password);

  /**
   * A hash that no password fits and that takes as long to check as those that new passwords get,
   * so that a login under a name that nobody has takes as long as any.
   */
  String decoy();
}
