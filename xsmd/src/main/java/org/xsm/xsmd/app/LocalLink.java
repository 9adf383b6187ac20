package org.xsm.xsmd.app;

import java.util.List;
import java.util.UUID;
import org.xsm.xsmd.cli.Exit;
import org.xsm.xsmd.cli.Failure;
import org.xsm.xsmd.replica.Joining;

/** tmp. */
final class LocalLink {
  private LocalLink() {}

  static List<Joining.Door> doors(UUID site) {
    throw new Failure(Exit.NO_DAEMON, "no host of site " + site + " is found on the local link; name one: xsm join TOKEN ADDRESS:PORT");
  }
}
