package org.xsm.xsmd.replica.channel;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jgroups.Address;
import org.jgroups.EmptyMessage;
import org.jgroups.Event;
import org.jgroups.Message;
import org.jgroups.View;
import org.jgroups.conf.ClassConfigurator;
import org.jgroups.stack.Protocol;
import org.jspecify.annotations.Nullable;

/**
 * Notices members that died. Each asks the three that follow it in the order of members, so nobody
 * has many to watch and each is watched by three; who is silent for too long is suspected, the next
 * is watched in its place, and the coordinator hears of it, and the members after it, should it be
 * the coordinator that is silent. Whether a suspect is dead is for the coordinator to verify.
 */
final class RingDetector extends Protocol {
  private static final short ID = 7102;
  private static final int WATCHED = 3;
  private static final int TOLD_AT_FIRST = 3;
  private static final int PATIENCE = 4;

  private final long intervalMillis;
  private final long silence;
  private final Consumer<Address> stranger;
  private final Map<Address, Long> heard = new HashMap<>();
  private final Set<Address> suspects = new HashSet<>();
  private final Set<Address> doubts = new HashSet<>();
  private List<Address> ring = List.of();
  private List<Address> ranks = List.of();
  private long lastRound;
  private int told = TOLD_AT_FIRST;
  private int unheeded;
  private @Nullable Future<?> rounds;

  /**
   * Makes one.
   *
   * @param stranger hears of the coordinator of those that do not count this host among the members
   */
  RingDetector(Duration interval, Duration silence, Consumer<Address> stranger) {
    this.intervalMillis = interval.toMillis();
    this.silence = silence.toNanos();
    this.stranger = stranger;
  }

  static void register() {
    RingHeader.register();
    if (ClassConfigurator.getProtocolId(RingDetector.class) == 0) {
      ClassConfigurator.addProtocol(ID, RingDetector.class);
    }
  }

  @Override
  public void start() throws Exception {
    super.start();
    rounds =
        getTransport()
            .getTimer()
            .scheduleWithFixedDelay(
                this::round, intervalMillis, intervalMillis, TimeUnit.MILLISECONDS);
  }

  @Override
  public void stop() {
    Future<?> running = rounds;
    if (running != null) {
      running.cancel(false);
    }
    super.stop();
  }

  @Override
  public Object down(Event event) {
    if (event.getType() == Event.VIEW_CHANGE) {
      changed(event.getArg());
    }
    return down_prot.down(event);
  }

  @Override
  public @Nullable Object up(Message message) {
    Address from = message.getSrc();
    synchronized (this) {
      heard.computeIfPresent(from, (key, at) -> System.nanoTime());
      doubts.remove(from);
    }
    RingHeader header = message.getHeader(getId());
    if (header == null) {
      return up_prot.up(message);
    }
    Address about = header.about();
    switch (header.word()) {
      case ASK -> answer(from);
      case HERE -> alive(from);
      case STRANGER -> {
        if (about != null) {
          stranger.accept(about);
        }
      }
      case SUSPECT -> {
        if (about != null && isMember(about) && !about.equals(local_addr)) {
          up_prot.up(new Event(Event.SUSPECT, List.of(about)));
        }
      }
    }
    return null;
  }

  /** A host was started anew: whatever it was before is dead. */
  void restarted(String host, long incarnation) {
    List<Address> dead;
    List<Address> judges;
    synchronized (this) {
      dead =
          others(member -> member.host().equals(host) && member.incarnation() != incarnation)
              .toList();
      judges = judges(dead);
    }
    report(dead, judges);
  }

  /** A member ended a connection without a word: it is asked, and given half of the time. */
  void doubt(String host, long incarnation) {
    List<Address> doubted;
    synchronized (this) {
      doubted =
          others(member -> member.host().equals(host) && member.incarnation() == incarnation)
              .toList();
      doubts.addAll(doubted);
    }
    doubted.forEach(member -> tell(member, new RingHeader(RingHeader.Word.ASK, null)));
  }

  private Stream<Address> others(Predicate<HostAddress> which) {
    return ranks.stream()
        .filter(
            member ->
                member instanceof HostAddress known
                    && !known.equals(local_addr)
                    && which.test(known));
  }

  private synchronized void alive(Address member) {
    suspects.remove(member);
  }

  private synchronized boolean isMember(Address address) {
    return ranks.contains(address);
  }

  private void answer(Address from) {
    Address coordinator = null;
    synchronized (this) {
      if (!ranks.isEmpty() && !ranks.contains(from)) {
        coordinator = ranks.getFirst();
      }
    }
    if (coordinator == null) {
      tell(from, new RingHeader(RingHeader.Word.HERE, null));
    } else {
      tell(from, new RingHeader(RingHeader.Word.STRANGER, coordinator));
    }
  }

  private synchronized void changed(View view) {
    ranks = List.copyOf(view.getMembers());
    ring = List.copyOf(new TreeSet<>(ranks));
    suspects.retainAll(ranks);
    doubts.retainAll(ranks);
    heard.keySet().retainAll(ranks);
    told = TOLD_AT_FIRST;
    unheeded = 0;
  }

  private void round() {
    List<Address> asked;
    List<Address> dead;
    List<Address> judges;
    synchronized (this) {
      long now = System.nanoTime();
      // This host stood still, so nobody's silence means anything.
      if (now - lastRound > silence / 2 && lastRound != 0) {
        heard.replaceAll((member, at) -> now);
        suspects.clear();
        doubts.clear();
      }
      lastRound = now;
      List<Address> watched = watched();
      doubts.removeAll(suspects);
      doubts.stream().filter(member -> !watched.contains(member)).forEach(watched::add);
      heard.keySet().retainAll(watched);
      doubts.forEach(member -> heard.merge(member, now - silence / 2, Math::min));
      for (Address member : watched) {
        if (now - heard.computeIfAbsent(member, key -> now) > silence) {
          suspects.add(member);
        }
      }
      asked = new ArrayList<>(watched);
      suspects.stream().filter(suspect -> !watched.contains(suspect)).forEach(asked::add);
      dead = List.copyOf(suspects);
      judges = judges(dead);
      unheeded = dead.isEmpty() ? 0 : unheeded + 1;
      if (dead.isEmpty()) {
        told = TOLD_AT_FIRST;
      } else if (unheeded % PATIENCE == 0) {
        told = Math.min(told * 2, ranks.size() + 1);
      }
    }
    asked.forEach(member -> tell(member, new RingHeader(RingHeader.Word.ASK, null)));
    report(dead, judges);
  }

  /** The three after this one that are not suspected. */
  private List<Address> watched() {
    var watched = new ArrayList<Address>();
    int self = ring.indexOf(local_addr);
    for (int i = 1; self >= 0 && i < ring.size() && watched.size() < WATCHED; i++) {
      Address member = ring.get((self + i) % ring.size());
      if (!suspects.contains(member)) {
        watched.add(member);
      }
    }
    return watched;
  }

  /** Those that can act on it, first the coordinator; more each time, should they be dead too. */
  private List<Address> judges(List<Address> dead) {
    return ranks.stream()
        .filter(member -> !dead.contains(member) && !suspects.contains(member))
        .limit(told)
        .toList();
  }

  private void report(List<Address> dead, List<Address> judges) {
    for (Address suspect : dead) {
      for (Address judge : judges) {
        if (judge.equals(local_addr)) {
          up_prot.up(new Event(Event.SUSPECT, List.of(suspect)));
        } else {
          tell(judge, new RingHeader(RingHeader.Word.SUSPECT, suspect));
        }
      }
    }
  }

  private void tell(Address to, RingHeader header) {
    down_prot.down(
        new EmptyMessage(to)
            .setFlag(Message.Flag.OOB, Message.Flag.NO_RELIABILITY)
            .setFlag(Message.TransientFlag.DONT_BLOCK)
            .putHeader(getId(), header));
  }
}
