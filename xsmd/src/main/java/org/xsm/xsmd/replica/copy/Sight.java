package org.xsm.xsmd.replica.copy;

import org.xsm.xsmd.store.SiteText;

/** What was seen at the place of a file: a value. */
sealed interface Sight {
  /** Nothing; settled when it was so for a while. */
  record Missing(boolean settled) implements Sight {}

  /** Something that is no site file, or that cannot be read. */
  record Unreadable(String why) implements Sight {}

  /** A file larger than a site file may be. */
  record TooLarge(Stamp stamp, boolean settled) implements Sight {}

  /**
   * A text.
   *
   * @param settled whether it was the same for a while, as is what an editor has saved whole
   */
  record There(Stamp stamp, SiteText text, boolean settled) implements Sight {
    boolean isBlank() {
      for (byte each : text.bytes()) {
        if (each > ' ' || each < 0) {
          return false;
        }
      }
      return true;
    }
  }
}
