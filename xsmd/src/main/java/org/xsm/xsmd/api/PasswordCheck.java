package org.xsm.xsmd.api;

/**
 * Tells whether a password fits a hash. Any thread; takes its time, and memory, on purpose. What it
 * throws is logged, and whoever wanted in is told to come again.
 */
public interface PasswordCheck {
  boolean matches(String hash, String password);

  /**
   * Takes as long as a check against a hash that is made today, so that a login under a name that
   * nobody has takes as long as any.
   */
  void matchNobody(String password);
}
