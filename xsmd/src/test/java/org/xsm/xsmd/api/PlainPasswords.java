package org.xsm.xsmd.api;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Checks passwords that are written in their hash: a fake. */
final class PlainPasswords implements PasswordCheck {
  static final String DECOY = "decoy";

  final List<String> checked = new CopyOnWriteArrayList<>();

  @Override
  public boolean matches(String hash, String password) {
    checked.add(hash);
    return hash.endsWith("$" + password);
  }

  @Override
  public String decoy() {
    return DECOY;
  }
}
