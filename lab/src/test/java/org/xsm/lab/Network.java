package org.xsm.lab;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArraySet;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A network of hosts on this machine whose cables can be pulled and whose packets can be lost: a
 * resource. A bridge in a namespace of its own joins those of the hosts; nothing of it is seen
 * outside, and nothing outside from it.
 */
final class Network implements AutoCloseable {
  private static final Pattern NAME = Pattern.compile("xsmtrial-(\\d+)-.*");
  private static final Path NAMES = Path.of("/run/netns");
  private static final String PREFIX = "10.77.0.";
  private static final int PORT = 7780;
  private static final AtomicInteger COUNT = new AtomicInteger();
  private static final Set<Network> OPEN = new CopyOnWriteArraySet<>();

  static {
    Runtime.getRuntime()
        .addShutdownHook(new Thread(() -> OPEN.forEach(Network::close), "networks-end"));
  }

  private final String name =
      "xsmtrial-" + ProcessHandle.current().pid() + "-" + COUNT.incrementAndGet();
  private final Namespace bridge;
  private final Map<String, Namespace> hosts = new LinkedHashMap<>();

  Network() {
    removeLeftOver();
    bridge = Namespace.make(name);
    OPEN.add(this);
    command("ip", "-n", name, "link", "add", "bridge", "type", "bridge");
    command("ip", "-n", name, "link", "set", "bridge", "up");
  }

  /** A run that was ended by force takes nothing away. */
  private static void removeLeftOver() {
    if (!Files.isDirectory(NAMES)) {
      return;
    }
    try (Stream<Path> names = Files.list(NAMES)) {
      for (String each : names.map(path -> path.getFileName().toString()).toList()) {
        var of = NAME.matcher(each);
        if (of.matches() && ProcessHandle.of(Long.parseLong(of.group(1))).isEmpty()) {
          Namespace.remove(each);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot list the namespaces", e);
    }
  }

  /** A host on it, with an address and a cable of its own. */
  TrialHost host(String host, Path home) {
    var inside = Namespace.make(name + "-" + host);
    hosts.put(host, inside);
    String address = PREFIX + hosts.size();
    command(
        "ip",
        "link",
        "add",
        host,
        "netns",
        name,
        "type",
        "veth",
        "peer",
        "name",
        "eth0",
        "netns",
        inside.name());
    command("ip", "-n", name, "link", "set", host, "master", "bridge", "up");
    command("ip", "-n", inside.name(), "address", "add", address + "/24", "dev", "eth0");
    command("ip", "-n", inside.name(), "link", "set", "eth0", "up");
    // As every host has one; multicast goes that way too.
    command("ip", "-n", inside.name(), "route", "add", "default", "dev", "eth0");
    return new TrialHost(host, address, PORT, home, inside);
  }

  /** Pulls a host's cable. */
  void cut(TrialHost host) {
    command("ip", "-n", name, "link", "set", host.name(), "down");
  }

  void restore(TrialHost host) {
    command("ip", "-n", name, "link", "set", host.name(), "up");
  }

  /** From now on packets that one host sends to another are lost; those the other way are not. */
  void drop(TrialHost from, TrialHost to) {
    of(to).run("iptables", "-w", "-A", "INPUT", "-s", from.address(), "-j", "DROP");
  }

  /** From now on a host hears nothing. */
  void deafen(TrialHost host) {
    of(host).run("iptables", "-w", "-A", "INPUT", "-i", "eth0", "-j", "DROP");
  }

  /** From now on nobody hears a host. */
  void silence(TrialHost host, List<TrialHost> others) {
    others.forEach(other -> drop(host, other));
  }

  /** From now on a share of all packets is lost, wherever they go. */
  void lose(double share) {
    for (Namespace host : hosts.values()) {
      host.run(
          "iptables",
          "-w",
          "-A",
          "INPUT",
          "-i",
          "eth0",
          "-m",
          "statistic",
          "--mode",
          "random",
          "--probability",
          "" + share,
          "-j",
          "DROP");
    }
  }

  /** All is as it was at first. */
  void heal() {
    for (Map.Entry<String, Namespace> host : hosts.entrySet()) {
      host.getValue().run("iptables", "-w", "-F", "INPUT");
      command("ip", "-n", name, "link", "set", host.getKey(), "up");
    }
  }

  private Namespace of(TrialHost host) {
    var inside = hosts.get(host.name());
    if (inside == null) {
      throw new AssertionError(host.name() + " is not on this network");
    }
    return inside;
  }

  private static void command(String... words) {
    Namespace.command(words);
  }

  @Override
  public void close() {
    if (OPEN.remove(this)) {
      hosts.values().forEach(Namespace::close);
      bridge.close();
    }
  }
}
