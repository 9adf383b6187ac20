package org.xsm.xsmd.replica.voter;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import org.apache.ratis.proto.RaftProtos.ServerRpcProto;
import org.apache.ratis.protocol.RaftPeer;
import org.apache.ratis.protocol.RaftPeerId;
import org.apache.ratis.server.DivisionInfo;
import org.apache.ratis.server.RaftConfiguration;
import org.apache.ratis.server.RaftServer;
import org.jspecify.annotations.Nullable;

/** What the library says of its voter, without waiting for anything: a decision. */
final class Vista {
  private final RaftServer.Division division;

  Vista(RaftServer.Division division) {
    this.division = division;
  }

  boolean isAlive() {
    return switch (division.getInfo().getLifeCycleState()) {
      case CLOSING, CLOSED, EXCEPTION -> false;
      default -> !division.getRaftServer().getLifeCycleState().isClosingOrClosed();
    };
  }

  @Nullable String leader() {
    RaftPeerId leader = division.getInfo().getLeaderId();
    return leader == null ? null : leader.toString();
  }

  Standing standing() {
    DivisionInfo info = division.getInfo();
    RaftConfiguration members = division.getRaftConf();
    return new Standing(
        role(info),
        info.isLeader() && info.isLeaderReady(),
        leader(),
        info.getCurrentTerm(),
        info.getLastAppliedIndex(),
        members(members.getCurrentPeers()),
        !members.getPreviousPeers().isEmpty(),
        info.isLeader() ? followers(info) : List.of(),
        null);
  }

  static Standing stopped(String reason) {
    return new Standing(
        Standing.Role.STOPPED, false, null, 0, -1, List.of(), false, List.of(), reason);
  }

  private static Standing.Role role(DivisionInfo info) {
    if (!info.getLifeCycleState().isRunning()) {
      return info.getLifeCycleState().isClosingOrClosed()
          ? Standing.Role.STOPPED
          : Standing.Role.WAITING;
    }
    return switch (info.getCurrentRole()) {
      case LEADER -> Standing.Role.LEADER;
      case CANDIDATE -> Standing.Role.CANDIDATE;
      default -> Standing.Role.FOLLOWER;
    };
  }

  private static List<Member> members(Collection<RaftPeer> peers) {
    return peers.stream()
        .map(peer -> Member.of(peer.getId().toString(), peer.getAddress()))
        .sorted()
        .toList();
  }

  /** The library lists followers and their places apart, in one order. */
  private static List<Standing.Follower> followers(DivisionInfo info) {
    List<ServerRpcProto> answers = info.getRoleInfoProto().getLeaderInfo().getFollowerInfoList();
    long[] matches = info.getFollowerMatchIndices();
    boolean fit = matches != null && matches.length == answers.size();
    var followers = new ArrayList<Standing.Follower>();
    for (int i = 0; i < answers.size(); i++) {
      ServerRpcProto answer = answers.get(i);
      followers.add(
          new Standing.Follower(
              answer.getId().getId().toStringUtf8(),
              fit && matches != null ? matches[i] : -1,
              Duration.ofMillis(answer.getLastRpcElapsedTimeMs())));
    }
    followers.sort(Comparator.comparing(Standing.Follower::peer));
    return followers;
  }

  /**
   * Refuses members at new addresses: the library would keep the old ones and say that all is well.
   */
  void refuseMoves(Collection<Member> wanted) {
    for (Member old : members(division.getRaftConf().getCurrentPeers())) {
      for (Member member : wanted) {
        if (member.peer().equals(old.peer()) && !member.equals(old)) {
          throw new EngineException(
              Failures.WHAT,
              new Failure.Refused(
                  old + " cannot move to " + member.target() + "; replace it by a new peer"));
        }
      }
    }
  }
}
