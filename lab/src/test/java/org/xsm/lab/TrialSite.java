package org.xsm.lab;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArraySet;
import java.util.function.Predicate;

/**
 * Daemons on this machine that form a site, each a process of its own with a home of its own: a
 * resource. They are ended by their process ids.
 */
final class TrialSite implements AutoCloseable {
  /** What the others need to agree again after whatever happened, on a busy machine. */
  static final Duration SETTLING = Duration.ofMinutes(2);

  private static final Set<TrialSite> OPEN = new CopyOnWriteArraySet<>();
  private static final String LOOPBACK = "127.0.0.1";
  // Below those that the kernel gives to whoever asks for any.
  private static final int FIRST_PORT = 20_000;
  private static final int LAST_PORT = 24_000;
  private static final int APART = 10;
  // Two runs on one machine begin apart.
  private static int nextPort = FIRST_PORT + (int) (ProcessHandle.current().pid() % 30) * 100;

  static {
    // Whoever stops the tests stops the daemons.
    Runtime.getRuntime()
        .addShutdownHook(new Thread(() -> OPEN.forEach(TrialSite::close), "trials-end"));
  }

  /** Where hosts are: makes one that does not run yet. */
  interface Ground {
    TrialHost host(String name, Path home);
  }

  private final Path directory;
  private final Ground ground;
  private final List<TrialHost> hosts = new ArrayList<>();
  private String recoveryKey = "";

  TrialSite(Path directory) {
    this(directory, TrialSite::onLoopback);
  }

  private TrialSite(Path directory, Ground ground) {
    this.directory = directory;
    this.ground = ground;
    OPEN.add(this);
  }

  /** A site of hosts h1, h2 and so on, where all that should vote do. */
  static TrialSite of(Path directory, int hosts) {
    return of(directory, hosts, TrialSite::onLoopback);
  }

  static TrialSite of(Path directory, int hosts, Ground ground) {
    var site = new TrialSite(directory, ground);
    try {
      site.found();
      for (int i = 2; i <= hosts; i++) {
        site.join("h" + i);
      }
      site.awaitVoters(hosts >= 5 ? 5 : hosts >= 3 ? 3 : 1);
      site.awaitAgreed();
      return site;
    } catch (RuntimeException | AssertionError e) {
      TrialLogs.keep(site, "start");
      site.close();
      throw e;
    }
  }

  static Set<TrialSite> open() {
    return OPEN;
  }

  Path directory() {
    return directory;
  }

  /** Founds the site on h1. */
  TrialHost found() {
    var first = add("h1");
    recoveryKey = first.found();
    return first.up().awaitAnswer();
  }

  String recoveryKey() {
    return recoveryKey;
  }

  /** A host whose daemon does not run yet. */
  TrialHost add(String name) {
    return add(ground.host(name, directory.resolve(name)));
  }

  private static TrialHost onLoopback(String name, Path home) {
    return new TrialHost(name, LOOPBACK, freePort(), home, List.of());
  }

  TrialHost add(TrialHost host) {
    hosts.add(host);
    return host;
  }

  /** Removes a host from the site, and ends it. */
  void remove(TrialHost host) {
    var removed = beside(host).xsm("host", "remove", host.name());
    if (removed.exit() != 0) {
      throw new AssertionError(host.name() + " is not removed: " + removed);
    }
    host.kill();
    hosts.remove(host);
  }

  /** A new host that comes in with a token of the first. */
  TrialHost join(String name) {
    return add(name).join(token("{\"ttlSeconds\": 600}"), hosts.getFirst()).awaitAnswer();
  }

  String token(String order) {
    return hosts.getFirst().api().post("/tokens", order).good().json().path("token").asText();
  }

  TrialHost host(String name) {
    return hosts.stream().filter(host -> host.name().equals(name)).findFirst().orElseThrow();
  }

  List<TrialHost> hosts() {
    return List.copyOf(hosts);
  }

  List<TrialHost> running() {
    return hosts.stream().filter(TrialHost::isRunning).toList();
  }

  /** The host that leads, once those that run agree on one that runs. */
  TrialHost leader() {
    var found = new ArrayList<TrialHost>();
    Until.nothing(
        SETTLING,
        "a leader is known to all",
        () -> {
          var names =
              running().stream().map(h -> h.status().path("leader").asText("")).distinct().toList();
          found.clear();
          running().stream().filter(h -> names.equals(List.of(h.name()))).forEach(found::add);
          return found.isEmpty() ? "they say " + names : "";
        });
    return found.getFirst();
  }

  /** One of the hosts that run, but another. */
  TrialHost beside(TrialHost... others) {
    Predicate<TrialHost> isOther = List.of(others)::contains;
    return running().stream().filter(isOther.negate()).findFirst().orElseThrow();
  }

  void awaitVoters(int count) {
    Until.nothing(
        SETTLING,
        count + " voters",
        () -> {
          var status = running().getFirst().status();
          long voters =
              status.path("members").valueStream().filter(m -> m.path("voter").asBoolean()).count();
          return voters == count && status.path("quorum").asBoolean()
              ? ""
              : voters + " vote, " + status.path("quorumWhy").asText();
        });
  }

  /** Waits until all that run are at one position, and their files say the same. */
  Duration awaitAgreed() {
    return awaitAgreed(running());
  }

  static Duration awaitAgreed(List<TrialHost> among) {
    return Until.nothing(
        SETTLING,
        "all agree",
        () -> {
          var said = among.stream().map(h -> h.status().path("position").toString()).distinct();
          var positions = said.toList();
          if (positions.size() != 1 || positions.getFirst().isEmpty()) {
            return "they are at " + positions;
          }
          var text = among.getFirst().site().text();
          var behind = among.stream().filter(h -> !h.file().equals(text)).map(TrialHost::name);
          var names = behind.toList();
          return names.isEmpty() ? "" : "another file on " + names;
        });
  }

  /** Commits that the site has one more network, over some host, as often as it takes. */
  long commit(TrialHost over, String network) {
    var number = new long[1];
    Until.nothing(
        SETTLING,
        "network " + network + " is committed over " + over.name(),
        () -> {
          var site = over.site();
          if (Text.networks(site.text()).contains(network)) {
            number[0] = revisionOf(over, network, site.revision());
            return "";
          }
          var said = over.api().put(Text.withNetwork(site.text(), network), site.revision());
          number[0] = said.committed();
          return number[0] > 0 ? "" : said.toString();
        });
    return number[0];
  }

  /** The revision that brought a network; an edit may be committed though its answer was lost. */
  private static long revisionOf(TrialHost host, String network, long head) {
    long number = head;
    while (Text.networks(host.api().get("/revisions/" + (number - 1) + "/text").good().text())
        .contains(network)) {
      number--;
    }
    return number;
  }

  /** A port that is free with the two above it. */
  static synchronized int freePort() {
    while (nextPort < LAST_PORT) {
      int port = nextPort;
      nextPort += APART;
      if (isFree(port) && isFree(port + 1) && isFree(port + 2)) {
        return port;
      }
    }
    throw new AssertionError("no three ports in a row are free from " + FIRST_PORT + " on");
  }

  private static boolean isFree(int port) {
    try (var socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
      return socket.isBound();
    } catch (IOException e) {
      return false;
    }
  }

  @Override
  public void close() {
    OPEN.remove(this);
    hosts.forEach(TrialHost::close);
  }
}
