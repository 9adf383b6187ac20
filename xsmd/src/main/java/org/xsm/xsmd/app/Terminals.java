package org.xsm.xsmd.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Which of the process's streams a person looks at: a decision. */
final class Terminals {
  private Terminals() {}

  /** Java only tells of both standard streams at once; Linux names what each descriptor is. */
  static boolean isTerminal(int descriptor) {
    try {
      String device = Files.readSymbolicLink(Path.of("/proc/self/fd/" + descriptor)).toString();
      return device.startsWith("/dev/pts/")
          || device.startsWith("/dev/tty")
          || device.equals("/dev/console");
    } catch (IOException e) {
      return false;
    }
  }
}
