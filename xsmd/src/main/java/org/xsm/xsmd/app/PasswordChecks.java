package org.xsm.xsmd.app;

import org.xsm.xsmd.api.PasswordCheck;
import org.xsm.xsmd.trust.Passwords;

/** How the API checks passwords: by the hashes that the site file may hold. */
final class PasswordChecks implements PasswordCheck {
  @Override
  public boolean matches(String hash, String password) {
    return Passwords.matches(hash, password);
  }

  @Override
  public void matchNobody(String password) {
    Passwords.matchNobody(password);
  }
}
