package org.xsm.xsmd.replica.disk;

import java.nio.file.Path;

/** A file is not what was written there, and nothing in it was believed. */
public final class DamagedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /**
   * @param what what is wrong with it, as the end of a sentence
   */
  public DamagedException(Path file, String what) {
    super(file + " is damaged: " + what);
  }
}
