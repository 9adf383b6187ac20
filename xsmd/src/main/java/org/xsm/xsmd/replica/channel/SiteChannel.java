package org.xsm.xsmd.replica.channel;

import java.time.Duration;
import java.util.SortedSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import org.xsm.xsmd.replica.order.Bytes;
import org.xsm.xsmd.replica.peers.PeerException;
import org.xsm.xsmd.replica.peers.Peers;

/**
 * This host on the site's channel: a resource. It finds the other hosts, joins them, and stays with
 * them by itself; while there are none, it is alone, and that is no failure. Closing it leaves.
 */
public final class SiteChannel implements Peers, AutoCloseable {
  /** The version of what travels. */
  public static final int WIRE = Greeting.WIRE;

  private final String self;
  private final Roll roll;
  private final Exchange exchange;
  private final Desk desk;
  private final Stay stay;
  private final Future<?> sweeps;

  private SiteChannel(ChannelSettings settings, RandomGenerator chance) {
    self = settings.host();
    roll = new Roll(self);
    var budget = new Budget(settings.limits().held());
    desk = new Desk(settings.limits(), this::send, budget);
    exchange = new Exchange(self, settings.limits(), roll, this::send, budget, desk);
    stay = new Stay(settings, chance, roll, exchange);
    sweeps = ForkJoinPool.commonPool().scheduleWithFixedDelay(this::sweep, 1, 1, TimeUnit.SECONDS);
  }

  /**
   * Opens the channel and returns at once; joining goes on by itself, and is never given up.
   *
   * @param chance must be safe for many threads, as {@code SecureRandom} is
   */
  public static SiteChannel open(ChannelSettings settings, RandomGenerator chance) {
    if (settings.host().length() > HostAddress.NAME_LIMIT) {
      throw new PeerException("cannot open the channel: the name of this host is too long");
    }
    var channel = new SiteChannel(settings, chance);
    channel.stay.begin();
    return channel;
  }

  @Override
  public String self() {
    return self;
  }

  @Override
  public SortedSet<String> alive() {
    return roll.hosts();
  }

  @Override
  public void onChange(Listener listener) {
    roll.onChange(listener);
  }

  @Override
  public CompletableFuture<Bytes> ask(String host, Kind kind, Bytes body, Duration atMost) {
    return exchange.ask(host, kind, body, atMost);
  }

  @Override
  public void tell(String host, Kind kind, Bytes body) {
    exchange.tell(host, kind, body);
  }

  @Override
  public void handle(Kind kind, Handler handler) {
    desk.handle(kind, handler);
  }

  /** Says who hears of hosts that could not be greeted; the last to say so. */
  public void onRejection(Rejections hearer) {
    stay.onRejection(hearer);
  }

  /** Closes all connections to a host that was removed, and ignores it from now on. */
  public void forget(String host) {
    stay.forget(host);
  }

  /** Takes a host back that was removed before. */
  public void recall(String host) {
    stay.recall(host);
  }

  /** How many connections there are now. */
  public int connections() {
    return stay.connections();
  }

  /** Leaves; does not wait for the others longer than some seconds. */
  @Override
  public void close() {
    sweeps.cancel(false);
    exchange.close();
    stay.close();
  }

  /** Goes without a word, as when the process is killed. */
  void vanish() {
    sweeps.cancel(false);
    stay.vanish();
    exchange.close();
  }

  private void sweep() {
    Thread.ofVirtual()
        .start(
            () -> {
              stay.sweep();
              desk.sweep();
            });
  }

  private void send(HostAddress to, byte[] bytes, boolean inOrder) {
    Stay current = stay;
    if (current == null) {
      throw new PeerException("not ready");
    }
    current.send(to, bytes, inOrder);
  }

  /** How many members there are, hosts that were removed but did not go yet among them. */
  int members() {
    return roll.size();
  }
}
