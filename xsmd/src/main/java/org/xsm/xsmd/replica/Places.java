package org.xsm.xsmd.replica;

import java.nio.file.Path;

/** Where a daemon keeps what: a value. */
public record Places(Path etc, Path var, Path run) {
  /** Everything below one directory. */
  public static Places under(Path home) {
    return new Places(home.resolve("etc"), home.resolve("var"), home.resolve("run"));
  }

  /** Where the system's daemon keeps its things. */
  public static Places system() {
    return new Places(Path.of("/etc/xsm"), Path.of("/var/lib/xsm"), Path.of("/run/xsm"));
  }

  public Path siteFile() {
    return etc.resolve("site.xml");
  }

  public Path identity() {
    return var.resolve("identity");
  }

  public Path journal() {
    return var.resolve("journal");
  }

  public Path states() {
    return var.resolve("state");
  }

  public Path revisions() {
    return var.resolve("revisions");
  }

  /** Below it, one directory for each incarnation of this host as a voter. */
  public Path voter() {
    return var.resolve("voter");
  }

  public Path copy() {
    return var.resolve("copy");
  }

  public Path audit() {
    return var.resolve("audit");
  }

  public Path logs() {
    return var.resolve("log");
  }
}
