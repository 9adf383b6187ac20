package org.xsm.bench.history;

/**
 * What a client asked of the register and what became of it: a value.
 *
 * @param called when it was asked, in nanoseconds
 * @param returned when the answer came; for an unknown one it says nothing, for such an operation
 *     may take effect at any time after it was called
 * @param revision that the answer named, or 0
 */
record Operation(
    int client, Action action, Ending ending, long called, long returned, long revision) {
  /** What was asked. */
  sealed interface Action {
    record Read(String value) implements Action {}

    record Write(String value) implements Action {}

    /** Writes {@code value} if the register holds {@code expected}. */
    record Replace(String expected, String value) implements Action {}
  }

  /** What became of it. What certainly did nothing and says nothing is not recorded at all. */
  enum Ending {
    DONE,
    /** A replacement found another value than it expected. */
    MISMATCHED,
    /** It took effect, or will, or never does. */
    UNKNOWN
  }

  Operation {
    if (action instanceof Action.Read && ending != Ending.DONE) {
      throw new IllegalArgumentException("a read that was not answered says nothing");
    }
    if (ending == Ending.MISMATCHED && !(action instanceof Action.Replace)) {
      throw new IllegalArgumentException("only a replacement expects a value");
    }
  }

  boolean isCertain() {
    return ending != Ending.UNKNOWN;
  }

  @Override
  public String toString() {
    String end = isCertain() ? called / 1000 + " to " + returned / 1000 : called / 1000 + " on";
    return "client "
        + client
        + ", µs "
        + end
        + ", revision "
        + revision
        + ": "
        + action
        + " "
        + ending;
  }
}
