package org.xsm.lab;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One host of a trial: a resource, its daemon is a process of its own. It is started by the
 * launcher, which the daemon then takes the place of, and so has its process id.
 */
final class TrialHost implements AutoCloseable {
  /** What a start took at most on a machine that was busy with builds. */
  static final Duration STARTING = Duration.ofSeconds(90);

  private final String name;
  private final String address;
  private final int port;
  private final Path home;
  private final List<String> within;
  private final Carrier carrier;
  private final Map<String, String> environment = new HashMap<>();
  private @Nullable Process process;

  /**
   * A host whose loopback is that of this machine.
   *
   * @param within the command that runs another where this host is; empty for this machine
   */
  TrialHost(String name, String address, int port, Path home, List<String> within) {
    this(name, address, port, home, within, Carrier.HERE);
  }

  /** A host in a network namespace of its own. */
  TrialHost(String name, String address, int port, Path home, Namespace inside) {
    this(name, address, port, home, inside.within(), inside);
  }

  private TrialHost(
      String name, String address, int port, Path home, List<String> within, Carrier carrier) {
    this.name = name;
    this.address = address;
    this.port = port;
    this.home = home;
    this.within = List.copyOf(within);
    this.carrier = carrier;
  }

  String name() {
    return name;
  }

  String address() {
    return address;
  }

  int port() {
    return port;
  }

  Path home() {
    return home;
  }

  Path siteFile() {
    return home.resolve("etc/site.xml");
  }

  Api api() {
    return new Api(home, carrier);
  }

  /** From now on the daemon is started with this in its environment. */
  void with(String variable, String value) {
    environment.put(variable, value);
  }

  void without(String variable) {
    environment.remove(variable);
  }

  /** Founds a site of this host alone, and returns its recovery key. */
  String found() {
    var ran =
        xsm(
            "--json",
            "init",
            "--site",
            "trial",
            "--name",
            name,
            "--address",
            address,
            "--port",
            "" + port);
    if (ran.exit() != 0) {
      throw new AssertionError("no site is founded: " + ran);
    }
    return Said.json(ran.out()).path("recoveryKey").asText();
  }

  /** Starts the daemon of a host that is one already. */
  TrialHost up() {
    return launch();
  }

  /** Starts the daemon of a host that joins, through others' addresses as {@code @ADDRESS:PORT}. */
  TrialHost join(String token, TrialHost through) {
    return launch(
        "--name",
        name,
        "--address",
        address,
        "--port",
        "" + port,
        "--join",
        token + "@" + through.address + ":" + through.port);
  }

  /** Starts the daemon of a host that joins, and leaves it to it to find the others. */
  TrialHost joinWhomItFinds(String token) {
    return launch("--name", name, "--join", token);
  }

  /** Has the command join, without a daemon. */
  Ran tryToJoin(String token, TrialHost through, String... more) {
    var words =
        Stream.concat(
            Stream.of(
                "join",
                "--name",
                name,
                "--address",
                address,
                "--port",
                "" + port,
                token,
                through.address + ":" + through.port),
            Stream.of(more));
    return xsm(words.toArray(String[]::new));
  }

  /** Takes everything away that the daemon keeps, as a lost disk does. */
  void wipe() {
    try (Stream<Path> files = Files.walk(home)) {
      for (Path file : files.sorted(java.util.Comparator.reverseOrder()).toList()) {
        if (!file.equals(home)) {
          Files.delete(file);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot wipe " + name, e);
    }
  }

  private TrialHost launch(String... words) {
    try {
      Files.createDirectories(home);
      Files.deleteIfExists(home.resolve("run/api.json"));
      var program =
          program(Stream.concat(Stream.of("up"), Stream.of(words)).toArray(String[]::new));
      program.environment().putAll(environment);
      process =
          program
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.appendTo(home.resolve("output").toFile()))
              .start();
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException("cannot start " + name, e);
    }
  }

  TrialHost awaitAnswer() {
    Until.nothing(
        STARTING,
        name + " answers",
        () -> {
          if (!isRunning()) {
            throw new AssertionError(name + " ended: " + output());
          }
          return Files.exists(home.resolve("run/api.json")) ? "" : "it says nothing yet";
        });
    return this;
  }

  /** Runs the command for this host's home. */
  Ran xsm(String... words) {
    return Ran.start(program(words)).await(Checkout.BUILD_LIMIT);
  }

  private ProcessBuilder program(String... words) {
    var command = new ArrayList<>(within);
    command.addAll(List.of(Xsm.launcher().toString(), "--home", home.toString()));
    command.addAll(List.of(words));
    return new ProcessBuilder(command).directory(Objects.requireNonNull(home.getParent()).toFile());
  }

  boolean isRunning() {
    return process != null && process.isAlive();
  }

  /** What happened to it, to the moment: {@code kill -9}. */
  void kill() {
    if (process != null) {
      process.destroyForcibly();
      awaitEnd(process);
    }
  }

  /** Asks it to stop, and waits until it has. */
  void stop() {
    if (process != null) {
      process.destroy();
      awaitEnd(process);
    }
  }

  private void awaitEnd(Process ended) {
    try {
      if (!ended.waitFor(30, TimeUnit.SECONDS)) {
        throw new AssertionError(name + " does not end: " + output());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted while a daemon ended", e);
    }
  }

  /** Takes its time away. */
  void freeze() {
    signal("STOP");
  }

  void thaw() {
    signal("CONT");
  }

  /** Has it say on its output what its threads do. */
  void dump() {
    String before = output();
    signal("QUIT");
    long end = System.nanoTime() + Duration.ofSeconds(5).toNanos();
    while (!output().substring(before.length()).contains("JNI global refs")
        && System.nanoTime() < end) {
      Until.pause();
    }
  }

  private void signal(String signal) {
    if (process == null) {
      throw new AssertionError(name + " does not run");
    }
    var ran = Xsm.other(home, "kill", "-" + signal, "" + process.pid());
    if (ran.exit() != 0) {
      throw new AssertionError("cannot send " + signal + " to " + name + ": " + ran.err());
    }
  }

  JsonNode status() {
    var said = api().get("/status");
    return said.status() == 200 ? said.json() : Said.json("{}");
  }

  /** The site as it is known here. */
  Said site() {
    return api().get("/site").good();
  }

  String file() {
    try {
      return Files.readString(siteFile());
    } catch (IOException e) {
      return "";
    }
  }

  /** Saves the site file as editors do. */
  void save(String text) {
    try {
      var fresh = Files.writeString(home.resolve("etc/.site.xml.swp"), text);
      Files.move(fresh, siteFile(), java.nio.file.StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot save on " + name, e);
    }
  }

  /** What the daemon said on its own output and in its log. */
  String output() {
    return read(home.resolve("output"));
  }

  String log() {
    try (Stream<Path> logs = Files.list(home.resolve("var/log"))) {
      return String.join("", logs.sorted().map(TrialHost::read).toList());
    } catch (IOException e) {
      return "";
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(file, java.nio.charset.StandardCharsets.ISO_8859_1);
    } catch (IOException e) {
      return "";
    }
  }

  @Override
  public void close() {
    if (process != null && process.isAlive()) {
      process.destroyForcibly();
    }
  }
}
