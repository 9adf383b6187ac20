package org.xsm.xsmd.replica.voter;

import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import org.apache.ratis.protocol.RaftPeer;
import org.apache.ratis.protocol.exceptions.AlreadyClosedException;
import org.apache.ratis.protocol.exceptions.LeaderNotReadyException;
import org.apache.ratis.protocol.exceptions.LeaderSteppingDownException;
import org.apache.ratis.protocol.exceptions.NotLeaderException;
import org.apache.ratis.protocol.exceptions.ReadException;
import org.apache.ratis.protocol.exceptions.ReadIndexException;
import org.apache.ratis.protocol.exceptions.ReconfigurationInProgressException;
import org.apache.ratis.protocol.exceptions.ReconfigurationTimeoutException;
import org.apache.ratis.protocol.exceptions.ResourceUnavailableException;
import org.apache.ratis.protocol.exceptions.ServerNotReadyException;
import org.apache.ratis.protocol.exceptions.SetConfigurationException;
import org.apache.ratis.protocol.exceptions.TransferLeadershipException;
import org.jspecify.annotations.Nullable;

/** What the library's exceptions mean to those who asked: a decision. */
final class Failures {
  static final String WHAT = "the voters did not do it";

  private Failures() {}

  /**
   * What an exception means.
   *
   * @param open whether what was asked may happen yet
   */
  static EngineException of(@Nullable Throwable thrown, boolean open) {
    Throwable cause = bare(thrown);
    return new EngineException(WHAT, failure(cause, open), cause);
  }

  static EngineException late(boolean open) {
    return new EngineException(
        WHAT,
        open
            ? new Failure.Unknown("no majority answered in time")
            : new Failure.NotReady("no majority answered in time"));
  }

  private static Failure failure(Throwable cause, boolean open) {
    return switch (cause) {
      // these are known not to have happened, even where a call is taken for open
      case SetConfigurationException e -> new Failure.Refused(why(e));
      case ReconfigurationInProgressException e ->
          new Failure.NotReady("another change of the members is under way");
      case ReconfigurationTimeoutException e ->
          new Failure.NotReady("a new member does not answer, or does not catch up");
      case TransferLeadershipException e -> new Failure.NotReady(why(e));
      case LeaderNotReadyException e ->
          new Failure.NotReady("the new leader still settles what the one before it left");
      case LeaderSteppingDownException e ->
          new Failure.NotReady("the leader is giving up the lead");
      case NotLeaderException e when !open -> new Failure.NotLeader(leader(e));
      default -> open ? new Failure.Unknown(unknown(cause)) : otherwise(cause);
    };
  }

  private static Failure otherwise(Throwable cause) {
    return switch (cause) {
      case ServerNotReadyException e ->
          new Failure.NotReady("this voter is not a member yet, or is stopping");
      case ReadException e -> new Failure.NotReady("this voter takes over a snapshot");
      case ReadIndexException e -> new Failure.NotReady("no leader confirms it");
      case ResourceUnavailableException e ->
          new Failure.Full("too many requests wait to be ordered");
      case AlreadyClosedException e -> new Failure.Stopped("it is closed");
      default -> new Failure.NotReady(why(cause));
    };
  }

  private static String unknown(Throwable cause) {
    return cause instanceof NotLeaderException
        ? "the lead was lost before a majority was known to have it"
        : why(cause);
  }

  private static @Nullable String leader(NotLeaderException e) {
    RaftPeer leader = e.getSuggestedLeader();
    return leader == null ? null : leader.getId().toString();
  }

  /** The exception behind those that only carry it. */
  static Throwable bare(@Nullable Throwable thrown) {
    Throwable cause = thrown;
    while ((cause instanceof CompletionException || cause instanceof ExecutionException)
        && cause.getCause() != null) {
      cause = cause.getCause();
    }
    return cause == null ? new IllegalStateException("no reason was given") : cause;
  }

  /** The first cause, in its words. */
  static String why(Throwable thrown) {
    Throwable cause = thrown;
    while (cause.getCause() != null) {
      cause = cause.getCause();
    }
    String message = cause.getMessage();
    return message == null ? cause.getClass().getSimpleName() : message;
  }
}
