package org.xsm.xsmd.api;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Checks passwords that are written in their hash: a fake. */
final class PlainPasswords implements PasswordCheck {
  static final String NOBODY = "nobody";

  final List<String> checked = new CopyOnWriteArrayList<>();

  @Override
  public boolean matches(String hash, String password) {
    checked.add(hash);
    if (hash.endsWith("broken")) {
      throw new IllegalStateException("the hash is broken");
    }
    return hash.endsWith("$" + password);
  }

  @Override
  public void matchNobody(String password) {
    checked.add(NOBODY);
  }
}
