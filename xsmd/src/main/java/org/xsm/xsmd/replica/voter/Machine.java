package org.xsm.xsmd.replica.voter;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.apache.ratis.proto.RaftProtos.LogEntryProto;
import org.apache.ratis.protocol.Message;
import org.apache.ratis.protocol.RaftClientRequest;
import org.apache.ratis.protocol.RaftGroupId;
import org.apache.ratis.protocol.RaftGroupMemberId;
import org.apache.ratis.protocol.RaftPeerId;
import org.apache.ratis.server.RaftServer;
import org.apache.ratis.server.protocol.TermIndex;
import org.apache.ratis.server.storage.RaftStorage;
import org.apache.ratis.statemachine.StateMachineStorage;
import org.apache.ratis.statemachine.TransactionContext;
import org.apache.ratis.statemachine.impl.BaseStateMachine;
import org.apache.ratis.thirdparty.com.google.protobuf.ByteString;
import org.apache.ratis.util.LifeCycle;
import org.jspecify.annotations.Nullable;
import org.xsm.xsmd.replica.order.Bytes;

/**
 * Applies the log to what is ordered: a resource. The library applies, takes snapshots and takes
 * over those of others on one thread; its first call is {@code initialize}, on another.
 */
final class Machine extends BaseStateMachine {
  private final Ordered ordered;
  private final Snapshots snapshots = new Snapshots();
  private final Consumer<String> trouble;
  private final Runnable news;
  private final DataApi data;

  /** The calls of this process that are in the log, and not answered yet. */
  private final Set<Long> logged = ConcurrentHashMap.newKeySet();

  private Uploads uploads = new Uploads();

  /**
   * A machine for {@code ordered}.
   *
   * @param names those of the log, which last before what is in the log counts
   * @param trouble hears why this voter cannot go on
   * @param news called when another look at the voter is worth it
   */
  Machine(Ordered ordered, Names names, Consumer<String> trouble, Runnable news) {
    this.ordered = ordered;
    this.trouble = trouble;
    this.news = news;
    this.data =
        new DataApi() {
          @Override
          public CompletableFuture<Void> flush(long index) {
            try {
              names.sync();
              return CompletableFuture.completedFuture(null);
            } catch (IOException e) {
              return CompletableFuture.failedFuture(e);
            }
          }
        };
  }

  @Override
  public void initialize(RaftServer server, RaftGroupId group, RaftStorage storage)
      throws IOException {
    super.initialize(server, group, storage);
    getLifeCycle()
        .startAndTransition(
            () -> {
              snapshots.init(storage);
              long reach = DataDirectory.reach(storage.getStorageDir().getRoot().toPath());
              Snapshots.Found found = snapshots.choose(reach);
              if (found != null) {
                restore(found);
              }
            });
  }

  /** The library calls it before each write of the log to the disk. */
  @Override
  public DataApi data() {
    return data;
  }

  @Override
  public void pause() {
    if (getLifeCycleState() == LifeCycle.State.RUNNING) {
      getLifeCycle().transition(LifeCycle.State.PAUSING);
      getLifeCycle().transition(LifeCycle.State.PAUSED);
    }
  }

  @Override
  public void reinitialize() throws IOException {
    try {
      getLifeCycle().startAndTransition(() -> restore(snapshots.installed()));
    } catch (IOException | RuntimeException e) {
      trouble.accept("cannot take over the leader's snapshot: " + e.getMessage());
      throw e;
    }
  }

  private void restore(Snapshots.Found found) throws IOException {
    try {
      ordered.restore(found.content().state());
    } catch (RuntimeException e) {
      throw new IOException(
          "the snapshot " + found.file().path() + " cannot be read: " + e.getMessage(), e);
    }
    uploads = Uploads.decode(found.content().uploads());
    setLastAppliedTermIndex(TermIndex.valueOf(found.file().term(), found.file().index()));
  }

  @Override
  public CompletableFuture<Message> applyTransaction(TransactionContext transaction) {
    LogEntryProto entry = Objects.requireNonNull(transaction.getLogEntry());
    ByteString reply;
    try {
      reply = apply(entry).encoded();
    } catch (RuntimeException e) {
      trouble.accept("cannot apply entry " + entry.getIndex() + " of the log: " + e.getMessage());
      // thrown here it stops the voter; in the future that is returned it would be passed over
      throw e;
    }
    updateLastAppliedTermIndex(entry.getTerm(), entry.getIndex());
    return CompletableFuture.completedFuture(Message.valueOf(reply));
  }

  private Reply apply(LogEntryProto entry) {
    return switch (Envelope.decode(entry.getStateMachineLogEntry().getLogData())) {
      case Envelope.Whole(Bytes request) -> new Reply.Answered(ordered.apply(request));
      case Envelope.Part part ->
          switch (uploads.take(part, entry.getIndex())) {
            case Uploads.Taken.Kept() -> new Reply.Kept();
            case Uploads.Taken.Dropped() -> new Reply.Dropped();
            case Uploads.Taken.Complete(Bytes request) ->
                new Reply.Answered(ordered.apply(request));
          };
    };
  }

  /**
   * Applies an entry that nobody is known to have ordered, once the library has ended.
   *
   * @return whether it was such an entry
   */
  boolean applyRest(LogEntryProto entry) {
    TermIndex applied = getLastAppliedTermIndex();
    if (entry.getIndex() != applied.getIndex() + 1) {
      return false;
    }
    if (entry.hasStateMachineLogEntry()) {
      var _ = apply(entry);
    }
    updateLastAppliedTermIndex(entry.getTerm(), entry.getIndex());
    return entry.hasStateMachineLogEntry();
  }

  @Override
  public long takeSnapshot() throws IOException {
    TermIndex place = getLastAppliedTermIndex();
    snapshots.write(place, new SnapshotFile.Content(uploads.encoded(), ordered.snapshot()));
    return place.getIndex();
  }

  @Override
  public StateMachineStorage getStateMachineStorage() {
    return snapshots;
  }

  /** Answers how far it is, once the library knows that nobody else went further. */
  @Override
  public CompletableFuture<Message> query(Message request) {
    byte[] place = ByteBuffer.allocate(8).putLong(getLastAppliedTermIndex().getIndex()).array();
    return CompletableFuture.completedFuture(Message.valueOf(ByteString.copyFrom(place)));
  }

  @Override
  public TransactionContext preAppendTransaction(TransactionContext transaction) {
    RaftClientRequest request = transaction.getClientRequest();
    if (request != null) {
      logged.add(request.getCallId());
    }
    return transaction;
  }

  /** Whether a call of this process got into the log, so that it may be applied yet. */
  boolean isLogged(long call) {
    return logged.contains(call);
  }

  /** Nobody will ask for this call any more. */
  void forget(long call) {
    logged.remove(call);
  }

  @Override
  public void notifyLeaderChanged(RaftGroupMemberId member, RaftPeerId leader) {
    news.run();
  }

  @Override
  public void notifyLogFailed(Throwable cause, @Nullable LogEntryProto entry) {
    trouble.accept("cannot write the log: " + cause.getMessage());
  }

  @Override
  public void close() {
    news.run();
  }
}
