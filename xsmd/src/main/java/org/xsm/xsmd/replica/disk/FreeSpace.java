package org.xsm.xsmd.replica.disk;

import java.nio.file.Path;

/** How much may still be written somewhere: a decision. */
public final class FreeSpace {
  private FreeSpace() {}

  /** In bytes, at a place that need not be there yet; -1 when nobody knows. */
  public static long at(Path place) {
    return Disk.real().free(place);
  }
}
