package org.xsm.xsmd.replica.channel;

import java.net.BindException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.random.RandomGenerator;
import org.jgroups.Address;
import org.jgroups.BytesMessage;
import org.jgroups.JChannel;
import org.jgroups.Message;
import org.jgroups.Receiver;
import org.jgroups.View;
import org.jgroups.stack.IpAddress;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.xsm.xsmd.replica.peers.PeerException;

/**
 * The stay of this host among the members: a resource. It joins, again and again until it is in,
 * and anew where the parts of a site cannot be merged; each time as a member that was never there.
 */
final class Stay {
  private static final Logger log = LoggerFactory.getLogger(Stay.class);
  private static final Duration FIRST_PAUSE = Duration.ofMillis(250);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);
  private static final Duration LEAVING = Duration.ofSeconds(3);

  private final ChannelSettings settings;
  private final RandomGenerator chance;
  private final Roll roll;
  private final Exchange exchange;
  private final Seldom seldom = new Seldom();
  private final Set<String> forgotten = ConcurrentHashMap.newKeySet();
  private volatile @Nullable Member member;
  private final AtomicBoolean rejoining = new AtomicBoolean();
  private volatile boolean closed;
  private volatile Rejections rejections = (there, why) -> {};

  Stay(ChannelSettings settings, RandomGenerator chance, Roll roll, Exchange exchange) {
    this.settings = settings;
    this.chance = chance;
    this.roll = roll;
    this.exchange = exchange;
  }

  /** One membership, from joining to leaving. */
  private record Member(JChannel channel, Lines lines, SiteStack stack) {}

  void begin() {
    Thread.ofVirtual().name("join-" + settings.host()).start(() -> join(null));
  }

  private void join(@Nullable IpAddress hint) {
    Duration pause = FIRST_PAUSE;
    while (!closed) {
      try {
        connect(hint);
        return;
      } catch (Exception e) {
        if (closed) {
          return;
        }
        if (seldom.now(String.valueOf(e.getMessage()))) {
          log.warn("not on the channel yet, trying on: {}", why(e));
        }
        leave(member);
        sleep(pause);
        pause =
            pause.multipliedBy(2).compareTo(LONGEST_PAUSE) < 0
                ? pause.multipliedBy(2)
                : LONGEST_PAUSE;
      }
    }
  }

  void onRejection(Rejections hearer) {
    rejections = hearer;
  }

  private void connect(@Nullable IpAddress hint) throws Exception {
    long incarnation = chance.nextLong();
    var place = new IpAddress(settings.address(), settings.port());
    var greeting =
        new Greeting(
            Greeting.WIRE, settings.site(), settings.host(), incarnation, Greeting.Verdict.WELCOME);
    var lines = new Lines(greeting, settings.tls(), settings.times(), settings.limits());
    forgotten.forEach(lines::forget);
    var places = new Places(settings.host(), place, settings.contacts(), lines, hint);
    SiteStack stack = SiteStack.of(settings, lines, places, chance, this::rejoin);
    lines.onRejection((there, why) -> rejections.rejected(there, why));
    lines.onRestart(
        theirs -> later(() -> stack.detector().restarted(theirs.host(), theirs.incarnation())));
    lines.onEnd(theirs -> later(() -> stack.detector().doubt(theirs.host(), theirs.incarnation())));
    var channel = new JChannel(stack.all());
    var next = new Member(channel, lines, stack);
    member = next;
    channel.setName(settings.host());
    channel.addAddressGenerator(() -> new HostAddress(settings.host(), incarnation, place));
    channel.setReceiver(new Ear(next));
    channel.connect(settings.site().toString());
    if (closed) {
      leave(next);
    }
  }

  private static void later(Runnable work) {
    Thread.ofVirtual().start(work);
  }

  /** Hears what comes up from the members. */
  private final class Ear implements Receiver {
    private final Member of;

    Ear(Member of) {
      this.of = of;
    }

    @Override
    public void viewAccepted(View view) {
      if (of.equals(member) && !closed) {
        roll.members(view.getMembers(), forgotten::contains);
        exchange.membersChanged();
      }
    }

    @Override
    public void receive(Message message) {
      if (message.getSrc() instanceof HostAddress from && message.hasArray()) {
        exchange.heard(from, message.getArray(), message.getOffset(), message.getLength());
      }
    }
  }

  void send(HostAddress to, byte[] bytes, boolean inOrder) {
    Member current = member;
    if (current == null || closed) {
      throw new PeerException("this host is not on the channel");
    }
    var message = new BytesMessage(to, bytes);
    if (!inOrder) {
      message.setFlag(Message.Flag.OOB);
    }
    try {
      current.channel().send(message);
    } catch (Exception e) {
      throw new PeerException("cannot send to " + to + ": " + e.getMessage(), e);
    }
  }

  private void rejoin(Address other) {
    if (closed || !rejoining.compareAndSet(false, true)) {
      return;
    }
    Thread.ofVirtual()
        .name("rejoin-" + settings.host())
        .start(
            () -> {
              try {
                leave(member);
                join(other instanceof HostAddress host ? host.place() : null);
              } finally {
                rejoining.set(false);
              }
            });
  }

  void forget(String host) {
    forgotten.add(host);
    Member current = member;
    if (current != null) {
      current.lines().forget(host);
    }
    roll.judge(forgotten::contains);
    exchange.membersChanged();
  }

  void recall(String host) {
    forgotten.remove(host);
    Member current = member;
    if (current != null) {
      current.lines().recall(host);
    }
    roll.judge(forgotten::contains);
  }

  int connections() {
    Member current = member;
    return current == null ? 0 : current.lines().count();
  }

  void sweep() {
    Member current = member;
    if (current != null) {
      current.lines().sweep();
    }
  }

  void close() {
    closed = true;
    leave(member);
  }

  void vanish() {
    closed = true;
    Member current = member;
    if (current != null) {
      current.lines().end();
      later(() -> current.channel().close());
    }
  }

  private void leave(@Nullable Member former) {
    if (former == null) {
      return;
    }
    Thread leaving =
        Thread.ofVirtual().name("leave-" + settings.host()).start(() -> former.channel().close());
    try {
      leaving.join(LEAVING);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    former.lines().end();
  }

  private String why(Exception e) {
    for (Throwable cause = e; cause != null; cause = cause.getCause()) {
      if (cause instanceof BindException) {
        return "cannot listen at "
            + settings.listen().getHostAddress()
            + ":"
            + settings.port()
            + ": "
            + cause.getMessage();
      }
    }
    return String.valueOf(e.getMessage());
  }

  private static void sleep(Duration time) {
    try {
      Thread.sleep(time);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
