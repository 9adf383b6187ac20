package org.xsm.xsmd.replica.voter;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Voters in processes of their own, and a client that knows what was acknowledged to it. */
final class Children implements AutoCloseable {
  final List<ChildVoter> voters = new ArrayList<>();
  final List<String> acknowledged = new ArrayList<>();
  private @Nullable ChildVoter frozen;
  private int next;

  Children(int size, Path directory) {
    this(size, directory, 96);
  }

  /**
   * Voters with little memory.
   *
   * @param heap of each, in MiB
   */
  Children(int size, Path directory, int heap) {
    var group = UUID.randomUUID();
    for (int i = 0; i < size; i++) {
      var voter = new ChildVoter(group, "p" + i, directory.resolve("p" + i), heap);
      voters.add(voter);
      voter.start(i == 0 ? Beginning.BOOTSTRAP : Beginning.EMPTY);
      String members =
          voters.stream().map(v -> v.peer + "=" + v.port).collect(Collectors.joining(" "));
      TestGroup.until(
          voter.peer + " is a member",
          () -> leader().map(l -> l.ask("members " + members)).orElse("").startsWith("p0"));
    }
  }

  /** The voter that says that it leads; a frozen one says nothing. */
  Optional<ChildVoter> leader() {
    return voters.stream()
        .filter(voter -> voter != frozen && voter.isUp())
        .filter(voter -> voter.ask("standing").equals("LEADER ready"))
        .findFirst();
  }

  /** Sets ever new registers until so many more were acknowledged. */
  void write(int count) {
    int goal = acknowledged.size() + count;
    TestGroup.until(goal + " acknowledged", () -> writeOnce() && acknowledged.size() >= goal);
  }

  /** As {@link #write}, while one answers nothing. */
  void writeBeside(ChildVoter silent, int count) {
    frozen = silent;
    write(count);
    frozen = null;
  }

  private boolean writeOnce() {
    for (int i = 0; i < 20; i++) {
      String key = "key" + next++;
      Optional<ChildVoter> leader = leader();
      if (leader.isEmpty()) {
        return false;
      }
      if (leader.get().ask("set " + key + " " + key).equals("set 1")) {
        acknowledged.add(key);
      }
    }
    return true;
  }

  /** What was acknowledged and is missing somewhere. */
  List<String> lost() {
    TestGroup.until("the last everywhere", () -> missing(acknowledged.getLast()).isEmpty());
    return acknowledged.stream().flatMap(key -> missing(key).stream()).toList();
  }

  private List<String> missing(String key) {
    return voters.stream()
        .filter(voter -> !voter.ask("get " + key).equals(key))
        .map(voter -> key + " on " + voter.peer)
        .toList();
  }

  @Override
  public void close() {
    voters.forEach(ChildVoter::close);
  }
}
