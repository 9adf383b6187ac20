package org.xsm.bench.spread;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.slf4j.LoggerFactory;
import org.xsm.bench.daemons.Texts;
import org.xsm.bench.daemons.Waiting;
import org.xsm.xsmd.replica.channel.ChannelTimes;
import org.xsm.xsmd.replica.channel.ChannelTls;
import org.xsm.xsmd.replica.channel.Contact;
import org.xsm.xsmd.replica.order.SignedEntry;
import org.xsm.xsmd.replica.order.SiteState;

/**
 * Times from the moment that a leader passes a text on until every host of the site has folded it:
 * a command. The arguments are numbers of hosts.
 */
final class SpreadTimes {
  private static final int TEXT = 100_000;
  private static final int UNCOUNTED = 5;
  private static final int COUNTED = 21;
  private static final int FIRST_PORT = 27_000;
  private static final int LAST_PORT = 29_000;
  private static final Duration FORMING = Duration.ofMinutes(8);
  private static final Duration LONGEST = Duration.ofSeconds(60);

  private final List<Host> hosts = new ArrayList<>();
  private final SecureRandom chance = new SecureRandom();
  private final Keys keys = new Keys(chance);
  private final int number;

  private SpreadTimes(int number) {
    this.number = number;
  }

  public static void main(String[] arguments) {
    ((Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME)).setLevel(Level.ERROR);
    System.out.println("hosts  formed           9 of 10: median   all hosts: least  median  most");
    int[] numbers = Arrays.stream(arguments).mapToInt(Integer::parseInt).toArray();
    for (int number : numbers.length == 0 ? new int[] {3, 30, 100, 300} : numbers) {
      new SpreadTimes(number).run();
    }
    System.exit(0);
  }

  private void run() {
    long began = System.nanoTime();
    Leader leader = start();
    awaitTogether();
    double formed = (System.nanoTime() - began) / 1e9;
    var most = new double[COUNTED];
    var nearly = new double[COUNTED];
    for (int i = -UNCOUNTED; i < COUNTED; i++) {
      double[] times = pass(leader, i);
      if (i >= 0) {
        most[i] = times[number - 1];
        nearly[i] = times[(int) Math.ceil(number * 0.9) - 1];
      }
      Waiting.pause(Duration.ofMillis(300));
    }
    Arrays.sort(most);
    Arrays.sort(nearly);
    System.out.printf(
        Locale.ROOT,
        "%5d  %5.1f s  %20.0f ms  %13.0f  %6.0f  %4.0f ms%n",
        number,
        formed,
        nearly[COUNTED / 2],
        most[0],
        most[COUNTED / 2],
        most[COUNTED - 1]);
    hosts.stream()
        .map(host -> Thread.ofVirtual().start(host::close))
        .toList()
        .forEach(SpreadTimes::join);
  }

  private Leader start() {
    Map<String, ChannelTls> tls = new HashMap<>();
    List<Contact> contacts = new ArrayList<>();
    int port = FIRST_PORT;
    for (int i = 0; i < number; i++) {
      String name = String.format(Locale.ROOT, "h%03d", i);
      port = freePort(port + 1);
      contacts.add(new Contact(name, "127.0.0.1", port));
      tls.put(name, keys.admit(name));
    }
    var leader = new Leader(keys, contacts.getFirst().host(), port);
    SignedEntry first = leader.found(Texts.sized("bench", TEXT, 0));
    for (Contact self : contacts) {
      ChannelTls own = tls.get(self.host());
      if (own == null) {
        throw new IllegalStateException(self.host());
      }
      hosts.add(Host.start(self, contacts, keys, own, leader, first, times()));
    }
    return leader;
  }

  /** The two cores of one machine bear the heartbeats of all: patience grows with their number. */
  private ChannelTimes times() {
    int factor = 1 + number / 50;
    return new ChannelTimes(
        Duration.ofSeconds(factor),
        Duration.ofSeconds(8L * factor),
        Duration.ofSeconds(2L * factor),
        Duration.ofSeconds(6L * factor),
        Duration.ofSeconds(3L * factor),
        Duration.ofSeconds(3),
        Duration.ofSeconds(120),
        Duration.ofSeconds(10L * factor),
        Duration.ofSeconds(30));
  }

  private void awaitTogether() {
    Waiting.until(
        FORMING,
        () -> hosts.stream().allMatch(host -> host.reach() == number),
        () -> "the site of " + number + " hosts does not form");
  }

  /** Milliseconds until each host held it, sorted. */
  private double[] pass(Leader leader, int round) {
    Host first = hosts.getFirst();
    SiteState state = first.follower().state();
    SignedEntry entry = leader.revise(state, Texts.sized("bench", TEXT, round + 100));
    var times = new double[number];
    long began = System.nanoTime();
    Thread pushing = Thread.ofPlatform().start(() -> first.order(entry));
    int missing = number;
    while (missing > 0) {
      for (int i = 0; i < number; i++) {
        if (times[i] == 0
            && !entry.entry().position().isAfter(hosts.get(i).follower().position())) {
          times[i] = (System.nanoTime() - began) / 1e6;
          missing--;
        }
      }
      if (System.nanoTime() - began > LONGEST.toNanos()) {
        throw new IllegalStateException(missing + " hosts of " + number + " do not get the text");
      }
      Waiting.pause(Duration.ofMillis(1));
    }
    join(pushing);
    Arrays.sort(times);
    return times;
  }

  private static void join(Thread thread) {
    try {
      thread.join(Duration.ofSeconds(30));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }

  private static int freePort(int from) {
    for (int port = from; port < LAST_PORT; port++) {
      try (var socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
        return socket.getLocalPort();
      } catch (IOException e) {
        // Somebody has it.
      }
    }
    throw new IllegalStateException("no port is free");
  }
}
