package org.xsm.xsmd.replica.voter;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.xsm.xsmd.replica.order.Bytes;

/** Voters of one group in this process, grown from one as a site grows. */
final class TestGroup implements AutoCloseable {
  static final Duration SOON = Duration.ofSeconds(20);
  private static final Duration CALL = Duration.ofSeconds(5);

  final List<TestVoter> voters = new ArrayList<>();
  private final UUID group = UUID.randomUUID();
  private final Path directory;
  private final @Nullable Tls tls;

  private TestGroup(Path directory, @Nullable Tls tls) {
    this.directory = directory;
    this.tls = tls;
    TestVoter.quiet();
  }

  static TestGroup of(int size, Path directory) {
    return of(size, directory, null);
  }

  static TestGroup of(int size, Path directory, @Nullable Tls tls) {
    var group = new TestGroup(directory, tls);
    group.add("v0").start(Beginning.BOOTSTRAP);
    group.growTo(size);
    return group;
  }

  /** A voter that is not started yet. */
  TestVoter add(String peer) {
    var voter = new TestVoter(group, peer, directory.resolve(peer), tls);
    voters.add(voter);
    return voter;
  }

  /** Adds voters one at a time. */
  void growTo(int size) {
    IntStream.range(voters.size(), size)
        .forEach(
            i -> {
              List<Member> before = leader().engine().standing().members();
              TestVoter voter = add("v" + i).start(Beginning.EMPTY);
              var after = new ArrayList<>(before);
              after.add(voter.member());
              change(before, after);
            });
  }

  void change(List<Member> expected, List<Member> wanted) {
    retry(() -> leader().engine().changeMembers(expected, wanted, CALL));
  }

  TestVoter voter(int i) {
    return voters.get(i);
  }

  TestVoter voter(String peer) {
    return voters.stream().filter(voter -> voter.peer().equals(peer)).findFirst().orElseThrow();
  }

  /** The voter that leads and is ready to. */
  TestVoter leader() {
    until("a leader", () -> leading() != null);
    TestVoter leader = leading();
    return leader == null ? leader() : leader;
  }

  private @Nullable TestVoter leading() {
    return voters.stream()
        .filter(TestVoter::isUp)
        .filter(voter -> voter.engine().standing().ready())
        .findFirst()
        .orElse(null);
  }

  List<TestVoter> followers() {
    TestVoter leader = leader();
    return voters.stream().filter(voter -> voter != leader && voter.isUp()).toList();
  }

  /** Sends a request to whoever leads, again while it is known that nothing happened. */
  String submit(Bytes request) {
    return Registers.text(retry(() -> leader().engine().submit(request, CALL)));
  }

  String set(String key, String value) {
    return submit(Registers.set(key, 0, value));
  }

  private static <T> T retry(Supplier<CompletableFuture<T>> call) {
    var deadline = Deadline.after(SOON);
    while (true) {
      try {
        return call.get().join();
      } catch (CompletionException e) {
        if (deadline.left() == 0
            || !(e.getCause() instanceof EngineException cause)
            || !(cause.failure() instanceof Failure.NotLeader
                || cause.failure() instanceof Failure.NotReady)) {
          throw e;
        }
        pause();
      }
    }
  }

  /** What a call failed with. */
  static Failure failure(CompletableFuture<?> call) {
    try {
      throw new AssertionError("it did not fail, but answered " + call.join());
    } catch (CompletionException e) {
      if (e.getCause() instanceof EngineException cause) {
        return cause.failure();
      }
      throw e;
    }
  }

  static void until(String what, BooleanSupplier holds) {
    var deadline = Deadline.after(SOON);
    while (!holds.getAsBoolean()) {
      if (deadline.left() == 0) {
        throw new AssertionError("after " + SOON + " there is still not " + what);
      }
      pause();
    }
  }

  static void pause() {
    try {
      Thread.sleep(20);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** Stops all, and then starts all. */
  void restart() {
    close();
    voters.forEach(voter -> voter.start(Beginning.RECOVER));
  }

  /** Waits until all that run have what the leader has. */
  void settle() {
    Registers ahead = leader().registers;
    until(
        "the same state everywhere",
        () ->
            voters.stream()
                .filter(TestVoter::isUp)
                .allMatch(voter -> voter.registers.snapshot().equals(ahead.snapshot())));
  }

  @Override
  public void close() {
    close(voters);
  }

  /** All at once. */
  static void close(List<TestVoter> voters) {
    CompletableFuture.allOf(
            voters.stream()
                .map(voter -> CompletableFuture.runAsync(voter::close, Thread::startVirtualThread))
                .toArray(CompletableFuture[]::new))
        .join();
  }
}
