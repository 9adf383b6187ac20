package org.xsm.xsmd.replica.copy;

import java.io.IOException;
import java.nio.file.Path;

/** The seam to the exchanging rename, which not every file system has. */
interface Swap {
  /** ENOENT. */
  int NOT_THERE = 2;

  /** By the C library. */
  Swap NATIVE =
      (one, other) ->
          switch (Libc.exchange(one, other)) {
            case 0 -> Answer.DONE;
            case NOT_THERE -> Answer.MISSING;
            default -> Answer.UNABLE;
          };

  /** Lets two names change places in one step, or does nothing. */
  Answer exchange(Path one, Path other) throws IOException;

  /** What came of it: a value. */
  enum Answer {
    DONE,
    /** One of the two is not there. */
    MISSING,
    /** The file system does not do that, or not here: it is to be tried in another way. */
    UNABLE
  }
}
