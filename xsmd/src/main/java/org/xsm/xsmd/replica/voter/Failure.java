package org.xsm.xsmd.replica.voter;

import org.jspecify.annotations.Nullable;

/** Why an engine did not do what it was asked: a value. */
public sealed interface Failure {
  /** In words, for logs and for those who asked. */
  String why();

  /**
   * Nothing happened: another voter leads.
   *
   * @param leader who, as far as this one knows; null when it knows of none
   */
  record NotLeader(@Nullable String leader) implements Failure {
    @Override
    public String why() {
      return leader == null ? "no voter is known to lead" : "the leader is " + leader;
    }
  }

  /** Nothing happened, and nothing is wrong: in a while it may go. */
  record NotReady(String why) implements Failure {}

  /** Nothing happened: too much is under way already. */
  record Full(String why) implements Failure {}

  /** Nothing happened, and the same again would be refused again. */
  record Refused(String why) implements Failure {}

  /** Nothing happened: the voter's data are lost, and it may vote under another name only. */
  record Lost(String why) implements Failure {}

  /** It happened, or will, or never will: whoever must know asks again under the same id. */
  record Unknown(String why) implements Failure {}

  /** Nothing happened: this voter is stopped, and only a new start helps. */
  record Stopped(String why) implements Failure {}
}
