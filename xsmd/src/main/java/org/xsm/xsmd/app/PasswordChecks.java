package org.xsm.xsmd.app;

import java.security.SecureRandom;
import org.xsm.xsmd.api.PasswordCheck;
import org.xsm.xsmd.trust.Passwords;
import org.xsm.xsmd.trust.TrustException;

/** How the API checks passwords: a decision, by the hashes that the site file may hold. */
final class PasswordChecks implements PasswordCheck {
  private final String decoy = Passwords.hash("nobody's password", new SecureRandom());

  @Override
  public boolean matches(String hash, String password) {
    try {
      return Passwords.matches(hash, password);
    } catch (TrustException _) {
      return false;
    }
  }

  @Override
  public String decoy() {
    return decoy;
  }
}
