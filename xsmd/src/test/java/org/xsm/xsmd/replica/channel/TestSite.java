package org.xsm.xsmd.replica.channel;

import static java.nio.charset.StandardCharsets.UTF_8;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;
import org.xsm.xsmd.replica.order.Bytes;
import org.xsm.xsmd.replica.peers.Peers.Kind;

/** Some hosts of one site in this process, with real connections and real TLS. */
final class TestSite implements AutoCloseable {
  static final ChannelTimes QUICK =
      new ChannelTimes(
          Duration.ofMillis(300),
          Duration.ofSeconds(3),
          Duration.ofSeconds(1),
          Duration.ofSeconds(8),
          Duration.ofSeconds(3),
          Duration.ofMillis(700),
          Duration.ofSeconds(20),
          Duration.ofSeconds(5),
          Duration.ofSeconds(3));
  static final UUID SITE = UUID.fromString("7f6c2a34-0000-4000-8000-000000000001");
  private static final SecureRandom CHANCE = new SecureRandom();

  private final ChannelTimes times;
  private final ChannelLimits limits;
  private final @Nullable Authority authority;
  private final List<Contact> contacts = new CopyOnWriteArrayList<>();
  private final Map<String, ChannelTls> tls = new ConcurrentHashMap<>();
  private final Map<String, SiteChannel> channels = new LinkedHashMap<>();

  static {
    ((Logger) LoggerFactory.getLogger("org.jgroups")).setLevel(Level.ERROR);
    ((Logger) LoggerFactory.getLogger("org.xsm")).setLevel(Level.INFO);
  }

  TestSite(ChannelTimes times, ChannelLimits limits, @Nullable Authority authority) {
    this.times = times;
    this.limits = limits;
    this.authority = authority;
  }

  static TestSite quick() {
    return new TestSite(QUICK, ChannelLimits.DEFAULT, new Authority("authority"));
  }

  /** Makes hosts known without starting them. */
  void know(String... hosts) {
    for (String host : hosts) {
      int port = freePort();
      while (contacts.stream().map(Contact::port).toList().contains(port)) {
        port = freePort();
      }
      contacts.add(new Contact(host, "127.0.0.1", port));
    }
  }

  SiteChannel start(String host) {
    if (contacts.stream().noneMatch(contact -> contact.host().equals(host))) {
      know(host);
    }
    var channel = SiteChannel.open(settings(host), CHANCE);
    channel.handle(Kind.TEXT, (from, body) -> text("hello " + from + ", " + text(body)));
    channels.put(host, channel);
    return channel;
  }

  /** Makes the keys of a host, which takes a while. */
  void prepare(String host) {
    settings(host);
  }

  ChannelSettings settings(String host) {
    return new ChannelSettings(
        SITE,
        host,
        InetAddress.getLoopbackAddress(),
        InetAddress.getLoopbackAddress(),
        port(host),
        () -> List.copyOf(contacts),
        authority == null ? null : tls.computeIfAbsent(host, authority::tls),
        times,
        limits);
  }

  int port(String host) {
    return contacts.stream()
        .filter(contact -> contact.host().equals(host))
        .findFirst()
        .orElseThrow()
        .port();
  }

  SiteChannel channel(String host) {
    var channel = channels.get(host);
    if (channel == null) {
      throw new IllegalArgumentException(host);
    }
    return channel;
  }

  Map<String, SiteChannel> channels() {
    return channels;
  }

  /** Ends a host as kill -9 does. */
  void kill(String host) {
    channel(host).vanish();
    channels.remove(host);
  }

  /** Whether all that run see all that run and nobody else. */
  boolean together() {
    return channels.values().stream()
        .allMatch(channel -> channel.alive().equals(channels.keySet()));
  }

  void awaitTogether(Duration atMost) {
    await(atMost, this::together);
  }

  static void await(Duration atMost, BooleanSupplier condition) {
    long end = System.nanoTime() + atMost.toNanos();
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() > end) {
        throw new AssertionError("it did not happen within " + atMost);
      }
      try {
        Thread.sleep(20);
      } catch (InterruptedException e) {
        throw new AssertionError(e);
      }
    }
  }

  static String ask(SiteChannel channel, String host, String question) {
    return text(answer(channel, host, Kind.TEXT, text(question)));
  }

  static Bytes answer(SiteChannel channel, String host, Kind kind, Bytes body) {
    try {
      return channel.ask(host, kind, body, Duration.ofSeconds(10)).get(15, TimeUnit.SECONDS);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw new AssertionError(e);
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  static Bytes text(String text) {
    return Bytes.wrap(text.getBytes(UTF_8));
  }

  static String text(Bytes bytes) {
    return new String(bytes.array(), UTF_8);
  }

  /** Below those that connections going out get, which might take it before its host does. */
  private static int freePort() {
    IOException taken = null;
    for (int i = 0; i < 1000; i++) {
      int port = CHANCE.nextInt(12_000, 32_000);
      try (var socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
        return socket.getLocalPort();
      } catch (IOException e) {
        taken = e;
      }
    }
    throw new IllegalStateException("no port is free", taken);
  }

  @Override
  public void close() {
    channels.values().stream()
        .map(channel -> Thread.ofVirtual().start(channel::close))
        .toList()
        .forEach(
            thread -> {
              try {
                thread.join(Duration.ofSeconds(10));
              } catch (InterruptedException e) {
                throw new AssertionError(e);
              }
            });
  }
}
