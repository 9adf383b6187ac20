package org.xsm.xsmd.replica.voter;

import java.io.IOException;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import org.apache.ratis.protocol.RaftGroup;
import org.apache.ratis.protocol.RaftGroupId;
import org.apache.ratis.protocol.RaftPeerId;
import org.apache.ratis.server.RaftServer;
import org.apache.ratis.server.storage.RaftStorage;
import org.apache.ratis.util.ExitUtils;
import org.apache.ratis.util.LifeCycle;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.xsm.xsmd.replica.order.Bytes;

/**
 * One voter: a resource, with a port, a directory and threads. Any thread; nothing blocks but
 * {@code start} and {@code close}. What is asked of it is answered with a future that completes
 * soon after its time is up, and fails with an {@link EngineException} only.
 */
public final class Engine implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(Engine.class);
  private static final int CALLS = 256;
  private static final Duration CLOSING = Duration.ofSeconds(15);
  private static final Duration SLACK = Duration.ofSeconds(1);

  private final EngineSettings settings;
  private final EngineListener listener;
  private final Watch watch;
  private final RaftServer server;
  private final Machine machine;
  private final Vista vista;
  private final Calls calls;
  private final Semaphore room = new Semaphore(CALLS);
  private final AtomicReference<@Nullable String> trouble = new AtomicReference<>();
  private final AtomicReference<@Nullable String> stopped = new AtomicReference<>();
  private final AtomicBoolean ending = new AtomicBoolean();
  private final CountDownLatch ended = new CountDownLatch(1);
  private volatile boolean closing;
  private @Nullable String lastLeader;

  private Engine(
      EngineSettings settings, Beginning beginning, Ordered ordered, EngineListener listener)
      throws IOException {
    this.settings = settings;
    this.listener = listener;
    String peer = settings.self().peer();
    watch = new Watch("voter-watch-" + peer, this::look);
    var names =
        new Names(settings.directory().resolve(settings.group().toString()).resolve("current"));
    machine = new Machine(ordered, names, this::fail, watch::wake);
    RaftGroupId group = RaftGroupId.valueOf(settings.group());
    RaftPeerId self = RaftPeerId.valueOf(peer);
    boolean recover = beginning == Beginning.RECOVER;
    server =
        RaftServer.newBuilder()
            .setServerId(self)
            .setGroup(
                beginning == Beginning.BOOTSTRAP
                    ? RaftGroup.valueOf(group, Calls.peer(settings.self()))
                    : RaftGroup.valueOf(group))
            .setOption(
                recover ? RaftStorage.StartupOption.RECOVER : RaftStorage.StartupOption.FORMAT)
            .setStateMachine(machine)
            .setProperties(RaftSettings.properties(settings))
            .setParameters(RaftSettings.parameters(settings, names))
            .build();
    try {
      server.start();
      vista = new Vista(server.getDivision(group));
    } catch (IOException | RuntimeException e) {
      shutDown();
      throw e;
    }
    calls = new Calls(server, group, self, machine);
  }

  /**
   * Starts a voter.
   *
   * @param ordered empty; it is filled from the data of this voter and from the others
   * @throws EngineException when that cannot be; nothing is left running, and no data that were not
   *     there
   */
  public static Engine start(
      EngineSettings settings, Beginning beginning, Ordered ordered, EngineListener listener) {
    // the library would end the whole process when its port is taken
    ExitUtils.disableSystemExit();
    var data = new DataDirectory(settings.directory(), settings.group());
    data.prepare(beginning);
    try {
      var engine = new Engine(settings, beginning, ordered, listener);
      settle(data, engine);
      engine.watch.start();
      log.info(
          "voter started peer={} port={} beginning={}",
          settings.self().peer(),
          settings.self().port(),
          beginning);
      return engine;
    } catch (IOException | RuntimeException e) {
      data.abandon(beginning);
      throw new EngineException(
          "cannot start voter " + settings.self(), new Failure.Refused(Failures.why(e)), e);
    }
  }

  private static void settle(DataDirectory data, Engine engine) throws IOException {
    try {
      data.settle();
    } catch (IOException e) {
      engine.close();
      throw e;
    }
  }

  /**
   * Orders a request, where this voter leads: it is in the logs of a majority and applied here when
   * its answer comes. Requests sent one after the other are ordered so only if each waits for the
   * answer to the one before.
   */
  public CompletableFuture<Bytes> submit(Bytes request, Duration atMost) {
    return call(atMost, deadline -> calls.order(request, deadline));
  }

  /**
   * Waits until this voter has applied everything that was acknowledged before the call, by
   * whichever voter; the answer is its place in the log.
   */
  public CompletableFuture<Long> confirm(Duration atMost) {
    return call(atMost, calls::confirm);
  }

  /**
   * Changes who orders, in one step for all of them, where this voter leads and the members are
   * those that were expected. New ones must run already, begun {@link Beginning#EMPTY}; they are
   * brought up to date first. At most as many as stay, less one, may be new at once; from one to
   * two is allowed. The address of one that stays cannot be changed.
   */
  public CompletableFuture<Void> changeMembers(
      Collection<Member> expected, Collection<Member> wanted, Duration atMost) {
    List<Member> from = List.copyOf(expected);
    List<Member> to = List.copyOf(wanted);
    return call(
        atMost,
        deadline -> {
          vista.refuseMoves(to);
          calls.changeMembers(from, to, deadline);
          return null;
        });
  }

  /** Hands the lead to another voter, where this one leads. */
  public CompletableFuture<Void> handOver(String peer, Duration atMost) {
    return call(
        atMost,
        deadline -> {
          calls.handOver(peer, deadline);
          return null;
        });
  }

  /** Gives up the lead, whoever gets it then. */
  public CompletableFuture<Void> stepDown(Duration atMost) {
    return call(
        atMost,
        deadline -> {
          calls.handOver(null, deadline);
          return null;
        });
  }

  /** How this voter stands. */
  public Standing standing() {
    String reason = stopped.get();
    return reason == null ? vista.standing() : Vista.stopped(reason);
  }

  private <T> CompletableFuture<T> call(Duration atMost, Function<Deadline, T> what) {
    String reason = closing ? "it is closed" : stopped.get();
    if (reason != null) {
      return failed(new Failure.Stopped(reason));
    }
    if (!room.tryAcquire()) {
      return failed(new Failure.Full(CALLS + " requests wait already"));
    }
    var answer = new CompletableFuture<T>();
    var deadline = Deadline.after(atMost);
    Thread.ofVirtual()
        .name("voter-call")
        .start(
            () -> {
              try {
                answer.complete(what.apply(deadline));
              } catch (RuntimeException e) {
                answer.completeExceptionally(e);
              } finally {
                room.release();
              }
            });
    // for the case that the library is stuck in taking the call
    CompletableFuture.delayedExecutor(
            atMost.plus(SLACK).toMillis(), TimeUnit.MILLISECONDS, Runnable::run)
        .execute(() -> answer.completeExceptionally(Failures.late(true)));
    return answer;
  }

  private static <T> CompletableFuture<T> failed(Failure failure) {
    return CompletableFuture.failedFuture(new EngineException(Failures.WHAT, failure));
  }

  /** The watch calls it. */
  private void look() {
    String reason = trouble.get();
    if (reason == null && !vista.isAlive()) {
      reason = "its engine has ended by itself; its log above says why";
    }
    if (reason != null) {
      halt(reason);
      return;
    }
    String leader = vista.leader();
    if (!Objects.equals(leader, lastLeader)) {
      lastLeader = leader;
      tell(() -> listener.leaderChanged(leader));
    }
  }

  private void fail(String reason) {
    trouble.compareAndSet(null, reason);
    watch.wake();
  }

  private void halt(String reason) {
    watch.close();
    if (closing || !stopped.compareAndSet(null, reason)) {
      return;
    }
    log.error("voter stopped peer={} why={}", settings.self().peer(), reason);
    tell(() -> listener.stopped(reason));
    shutDown();
  }

  private void tell(Runnable news) {
    try {
      news.run();
    } catch (RuntimeException e) {
      log.error("a listener failed peer={}", settings.self().peer(), e);
    }
  }

  /** Ends the voter; its data stay. What is under way fails or stays unanswered. */
  @Override
  public void close() {
    closing = true;
    watch.close();
    shutDown();
  }

  /**
   * Ends the voter, and applies what its log holds beyond what it knows to be ordered. For one that
   * is to go on without the others, who may have acknowledged just that.
   *
   * @return how many requests those were
   */
  public int closeAndApplyRest() {
    close();
    var applied = new AtomicInteger();
    try {
      new DataDirectory(settings.directory(), settings.group())
          .read(
              entry -> {
                if (machine.applyRest(entry)) {
                  applied.incrementAndGet();
                }
              });
    } catch (IOException e) {
      throw new EngineException(
          "cannot read the log of voter " + settings.self(),
          new Failure.Refused(Failures.why(e)),
          e);
    }
    return applied.get();
  }

  /** The library does not wait for a voter that is already ending by itself. */
  private void awaitEnd() throws IOException {
    RaftServer.Division division = server.getDivision(RaftGroupId.valueOf(settings.group()));
    var deadline = Deadline.after(CLOSING);
    while (division.getInfo().getLifeCycleState() != LifeCycle.State.CLOSED
        && deadline.left() > 0) {
      LockSupport.parkNanos(10_000_000);
    }
  }

  /** Once; whoever else calls waits with the first. */
  private void shutDown() {
    if (ending.compareAndSet(false, true)) {
      Thread.ofPlatform()
          .daemon()
          .name("voter-close-" + settings.self().peer())
          .start(
              () -> {
                try {
                  server.close();
                  awaitEnd();
                } catch (IOException | RuntimeException e) {
                  log.warn("voter did not close well peer={}", settings.self().peer(), e);
                } finally {
                  ended.countDown();
                }
              });
    }
    try {
      if (!ended.await(CLOSING.toMillis(), TimeUnit.MILLISECONDS)) {
        log.warn("voter still closes peer={} after={}", settings.self().peer(), CLOSING);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
