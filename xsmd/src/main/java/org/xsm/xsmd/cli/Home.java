package org.xsm.xsmd.cli;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Where a daemon keeps what belongs to it: a value.
 *
 * @param given the directory that the command line or XSM_HOME names; null for the system's places
 * @param directory the same as a place on the disk
 */
record Home(@Nullable Path given, @Nullable Path directory) {
  private static final Path SYSTEM = Path.of("/run/xsm");

  /** Which port it answers on. */
  Path api() {
    return run().resolve("api.json");
  }

  /** What shows that one may. */
  Path token() {
    return run().resolve("api.token");
  }

  private Path run() {
    return directory == null ? SYSTEM : directory.resolve("run");
  }

  /** A command line for this home, as in {@code xsm --home DIR status}. */
  String command(String words) {
    return given == null ? "xsm " + words : "xsm --home " + given + " " + words;
  }
}
