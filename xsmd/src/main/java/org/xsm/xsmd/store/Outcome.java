package org.xsm.xsmd.store;

import java.util.List;

/** What came of sending a command: a value. */
public sealed interface Outcome {
  /**
   * It was ordered, and stored by as many hosts as the site asks for.
   *
   * @param onlyOn empty, or the hosts that alone store it because the copy is away
   */
  record Ordered(Answer answer, List<String> onlyOn) implements Outcome {
    public Ordered {
      onlyOn = List.copyOf(onlyOn);
    }
  }

  /** Nothing was sent to anyone; the command will not happen. */
  record NoMajority(String why) implements Outcome {}

  /** The leader did not take it; the command will not happen. */
  record Refused(String why) implements Outcome {}

  /** It may happen yet, or may have happened: ask again under the same id. */
  record Unknown(RequestId id, String why) implements Outcome {}
}
