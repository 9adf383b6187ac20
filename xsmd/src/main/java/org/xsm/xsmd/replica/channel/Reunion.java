package org.xsm.xsmd.replica.channel;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import org.jgroups.Address;
import org.jgroups.BytesMessage;
import org.jgroups.Event;
import org.jgroups.Message;
import org.jgroups.View;
import org.jgroups.conf.ClassConfigurator;
import org.jgroups.protocols.pbcast.GMS;
import org.jgroups.stack.IpAddress;
import org.jgroups.stack.Protocol;
import org.jgroups.util.ByteArray;
import org.jgroups.util.ByteArrayDataOutputStream;
import org.jgroups.util.Util;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds the parts that a site fell into, and has them merged. Only coordinators look: each shows
 * its view to a few known hosts that are not in it, now and then; whoever is shown another view
 * than its own passes it to its coordinator. Two coordinators that know each other's view merge
 * them. Parts that see each other for long and do not merge end by the lesser joining anew.
 */
final class Reunion extends Protocol {
  private static final Logger LOG = LoggerFactory.getLogger(Reunion.class);
  private static final short ID = 7103;
  private static final short GMS_ID = ClassConfigurator.getProtocolId(GMS.class);
  private static final int SHOWN_AT_ONCE = 6;

  private final ChannelTimes times;
  private final Places places;
  private final RandomGenerator chance;
  private final Consumer<Address> rejoin;
  private volatile @Nullable View view;
  private @Nullable Future<?> next;
  private boolean stopped;
  private long apartSince;
  private long excludedSince;

  Reunion(ChannelTimes times, Places places, RandomGenerator chance, Consumer<Address> rejoin) {
    this.times = times;
    this.places = places;
    this.chance = chance;
    this.rejoin = rejoin;
  }

  static void register() {
    ReunionHeader.register();
    if (ClassConfigurator.getProtocolId(Reunion.class) == 0) {
      ClassConfigurator.addProtocol(ID, Reunion.class);
    }
  }

  @Override
  public void start() throws Exception {
    super.start();
    schedule();
  }

  @Override
  public synchronized void stop() {
    stopped = true;
    Future<?> running = next;
    if (running != null) {
      running.cancel(false);
    }
    super.stop();
  }

  @Override
  public Object down(Event event) {
    if (event.getType() == Event.VIEW_CHANGE) {
      view = event.getArg();
      synchronized (this) {
        apartSince = 0;
        excludedSince = 0;
      }
    }
    return down_prot.down(event);
  }

  @Override
  public @Nullable Object up(Message message) {
    ReunionHeader header = message.getHeader(getId());
    if (header == null) {
      return up_prot.up(message);
    }
    View theirs = read(message);
    Address whose = header.whose();
    if (theirs != null && whose != null && theirs.containsMember(whose)) {
      shown(whose, theirs, header.answer());
    }
    return null;
  }

  /**
   * Somebody in the view of this member does not count it among the members. That is so for a
   * moment after each join; if it lasts, this host was given up, as when it stood still, and joins
   * anew.
   */
  void excluded(Address coordinator) {
    synchronized (this) {
      long now = System.nanoTime();
      if (excludedSince == 0) {
        excludedSince = now;
      }
      if (now - excludedSince < times.silence().toNanos()) {
        return;
      }
      excludedSince = 0;
    }
    LOG.info("joining anew, the others gave this host up coordinator={}", coordinator);
    rejoin.accept(coordinator);
  }

  private synchronized void schedule() {
    if (stopped) {
      return;
    }
    long base = times.merge().toMillis();
    long pause = base / 2 + chance.nextLong(base);
    next = getTransport().getTimer().schedule(this::look, pause, TimeUnit.MILLISECONDS);
  }

  private void look() {
    try {
      View mine = view;
      if (mine == null) {
        return;
      }
      compare(mine);
      if (mine.getCoord().equals(local_addr)) {
        places.refresh();
        for (IpAddress place : places.otherThan(hosts(mine), SHOWN_AT_ONCE, chance)) {
          show(mine, local_addr, place, false);
        }
      }
    } finally {
      schedule();
    }
  }

  /**
   * A view that was cast may have been lost, and nobody would notice: so the coordinator, and the
   * one that follows in the ring, are asked whether they have a newer one.
   */
  private void compare(View mine) {
    var asked = new TreeSet<Address>(mine.getMembers());
    Address next = asked.higher(local_addr);
    var out = new ByteArrayDataOutputStream();
    try {
      Util.writeViewId(mine.getViewId(), out);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    asked.retainAll(List.of(mine.getCreator(), next == null ? asked.first() : next));
    asked.remove(local_addr);
    for (Address member : asked) {
      down_prot.down(
          new BytesMessage(member)
              .setFlag(Message.Flag.OOB, Message.Flag.NO_RELIABILITY)
              .setFlag(Message.TransientFlag.DONT_BLOCK)
              .putHeader(GMS_ID, new GMS.GmsHeader(GMS.GmsHeader.GET_CURRENT_VIEW))
              .setArray(out.getBuffer()));
    }
  }

  private void shown(Address whose, View theirs, boolean answer) {
    View mine = view;
    if (mine == null || local_addr == null || whose.equals(local_addr)) {
      return;
    }
    // A view that is on its way to one of us needs no merge.
    boolean late =
        theirs.getViewId().equals(mine.getViewId())
            || (theirs.containsMember(local_addr) && mine.containsMember(whose));
    if (late) {
      return;
    }
    Address coordinator = mine.getCoord();
    if (mine.size() == 1 && (theirs.size() > 1 || whose.compareTo(local_addr) < 0)) {
      rejoin.accept(theirs.getCoord());
    } else if (coordinator.equals(local_addr)) {
      if (!answer) {
        show(mine, local_addr, whose, true);
      }
      if (theirs.size() > 1) {
        merge(mine, whose, theirs);
      }
    } else if (coordinator.equals(whose)) {
      show(mine, local_addr, whose, true);
    } else {
      show(theirs, whose, coordinator, answer);
    }
  }

  private void merge(View mine, Address whose, View theirs) {
    LOG.debug("merging views mine={} theirs={}", mine, theirs);
    var views = new TreeMap<Address, View>();
    views.put(local_addr, mine);
    views.put(whose, theirs);
    up_prot.up(new Event(Event.MERGE, views));
    apart(mine, theirs.size(), whose);
  }

  /** Others are seen and are not in one view with this host: for how long? */
  private void apart(View mine, int size, Address other) {
    synchronized (this) {
      long now = System.nanoTime();
      if (apartSince == 0) {
        apartSince = now;
      }
      boolean lesser =
          mine.size() < size || (mine.size() == size && other.compareTo(local_addr) < 0);
      if (!lesser || now - apartSince < times.parted().toNanos()) {
        return;
      }
      apartSince = 0;
    }
    LOG.info("joining anew, the parts of the site see each other and do not merge with={}", other);
    rejoin.accept(other);
  }

  private void show(View what, Address whose, Address to, boolean answer) {
    try {
      ByteArray bytes = Util.streamableToBuffer(what);
      down_prot.down(
          new BytesMessage(to)
              .setFlag(Message.Flag.OOB, Message.Flag.NO_RELIABILITY)
              .setFlag(Message.TransientFlag.DONT_BLOCK)
              .putHeader(getId(), new ReunionHeader(whose, answer))
              .setArray(bytes));
    } catch (Exception e) {
      LOG.debug("a view was not shown to={}: {}", to, e.toString());
    }
  }

  private static @Nullable View read(Message message) {
    try {
      return Util.streamableFromBuffer(
          View::new, message.getArray(), message.getOffset(), message.getLength());
    } catch (Exception e) {
      LOG.debug("a view could not be read from={}: {}", message.getSrc(), e.toString());
      return null;
    }
  }

  private static Set<String> hosts(View view) {
    return view.getMembers().stream().map(Address::toString).collect(Collectors.toSet());
  }
}
