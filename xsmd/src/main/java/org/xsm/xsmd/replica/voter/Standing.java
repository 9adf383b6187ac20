package org.xsm.xsmd.replica.voter;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a voter stands at this moment, as far as it knows: a value.
 *
 * @param ready whether it leads and has settled what leaders before it left behind
 * @param leader who leads; null when it knows of none
 * @param term grows with every election
 * @param applied the place in the engine's log of what was applied last; not an index of the site
 * @param members who orders, by id; empty while this one waits to become a member
 * @param changing whether a change of the members is under way
 * @param followers what the leader knows of the others, by id; empty on all but the leader
 * @param stopped why it stopped; null while it runs
 */
public record Standing(
    Role role,
    boolean ready,
    @Nullable String leader,
    long term,
    long applied,
    List<Member> members,
    boolean changing,
    List<Follower> followers,
    @Nullable String stopped) {
  public Standing {
    members = List.copyOf(members);
    followers = List.copyOf(followers);
  }

  /** What a voter is to its group. */
  public enum Role {
    /** Not a member yet, or taking over a snapshot: it neither votes nor leads. */
    WAITING,
    FOLLOWER,
    CANDIDATE,
    LEADER,
    STOPPED
  }

  /**
   * Another voter, as the leader sees it.
   *
   * @param match the place in the engine's log up to which it is known to agree; -1 for unknown
   * @param silence how long it has not answered
   */
  public record Follower(String peer, long match, Duration silence) {}
}
