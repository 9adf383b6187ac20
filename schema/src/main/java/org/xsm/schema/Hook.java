package org.xsm.schema;

/** A program of the admin, run at a point of an installation. */
public record Hook(Point point, String run, Span timeout, OnFailure onFailure) {
  @Override
  public String toString() {
    return point.word() + ":" + run + " (" + timeout + ", " + onFailure.word() + ")";
  }

  /** When it runs. */
  public enum Point implements Word {
    BEFORE_BOOT,
    PRE_INSTALL,
    POST_INSTALL,
    FIRST_BOOT,
    FAILED
  }

  /** What its failure means. */
  public enum OnFailure implements Word {
    STOP,
    CONTINUE
  }
}
