package org.xsm.xsmd.app;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.xsm.xsmd.cli.Exit;
import org.xsm.xsmd.cli.Failure;
import org.xsm.xsmd.cli.Programs.DemoOrder;
import org.xsm.xsmd.cli.Programs.Rehearsed;
import org.xsm.xsmd.replica.Identity;
import org.xsm.xsmd.replica.Places;
import org.xsm.xsmd.replica.disk.DiskException;
import org.xsm.xsmd.replica.disk.HomeLock;

/**
 * Daemons on this machine's loopback, each a process of its own with a home below one directory: a
 * resource. The first founds a site, the others join it.
 */
final class DemoSite implements Rehearsed {
  private static final Duration STARTING = Duration.ofSeconds(90);
  private static final Duration STOPPING = Duration.ofSeconds(10);
  private static final String ADDRESS = "127.0.0.1";
  private static final int FIRST_PORT = 7780;
  private static final int APART = 10;

  private final DemoOrder order;
  private final DaemonCommand command;
  private final Consumer<String> progress;
  private final Map<Path, Process> daemons = new LinkedHashMap<>();
  private boolean closed;

  private DemoSite(DemoOrder order, DaemonCommand command, Consumer<String> progress) {
    this.order = order;
    this.command = command;
    this.progress = progress;
  }

  /** Starts them all and waits until each answers. */
  static DemoSite start(DemoOrder order, DaemonCommand command, Consumer<String> progress) {
    var site = new DemoSite(order, command, progress);
    Runtime.getRuntime().addShutdownHook(new Thread(site::close, "xsm-demo-stop"));
    try {
      site.run();
      return site;
    } catch (RuntimeException e) {
      site.close();
      throw e;
    }
  }

  @Override
  public List<Path> homes() {
    return IntStream.rangeClosed(1, order.hosts()).mapToObj(this::home).toList();
  }

  /** Asks them to stop, and after some seconds stops them. A signal and the end may both call. */
  @Override
  public synchronized void close() {
    if (closed) {
      return;
    }
    closed = true;
    var running = new ArrayList<ProcessHandle>();
    daemons.values().forEach(each -> running.add(each.toHandle()));
    homes().forEach(home -> holder(home).ifPresent(running::add));
    running.forEach(ProcessHandle::destroy);
    long end = System.nanoTime() + STOPPING.toNanos();
    running.forEach(each -> awaitEnd(each, end));
    progress.accept("the daemons of the demo are stopped; " + Leftovers.of(order));
  }

  private static void awaitEnd(ProcessHandle process, long end) {
    try {
      process.onExit().get(Math.max(1, end - System.nanoTime()), TimeUnit.NANOSECONDS);
    } catch (TimeoutException | ExecutionException e) {
      process.destroyForcibly();
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }

  /** Whoever tried to stop one and start it again has started it beside us. */
  private static Optional<ProcessHandle> holder(Path home) {
    Path lock = Places.under(home).run().resolve("lock");
    if (!Files.exists(lock)) {
      return Optional.empty();
    }
    try (var _ = HomeLock.take(lock)) {
      return Optional.empty();
    } catch (DiskException e) {
      return process(lock);
    }
  }

  private static Optional<ProcessHandle> process(Path lock) {
    try {
      return ProcessHandle.of(Long.parseLong(Files.readString(lock, UTF_8).strip()));
    } catch (IOException | NumberFormatException e) {
      return Optional.empty();
    }
  }

  /** Those that were hosts before only start: together, for they may need each other to decide. */
  private void run() {
    List<Path> strangers = homes().stream().filter(home -> !isHost(home)).toList();
    homes().stream().filter(home -> !strangers.contains(home)).forEach(this::goOn);
    Path first = home(1);
    int next = FIRST_PORT;
    for (Path home : strangers) {
      int port = freePort(next);
      next = port + APART;
      var words = new ArrayList<String>(List.of("--name", name(home), "--address", ADDRESS));
      words.addAll(List.of("--port", String.valueOf(port)));
      if (home.equals(first)) {
        progress.accept(name(home) + " founds a site");
        words.add("--init");
      } else {
        progress.accept(name(home) + " joins it with a token");
        words.addAll(List.of("--join", token(first) + "@" + door(first)));
      }
      launch(home, words);
      if (home.equals(first)) {
        awaitAnswer(home);
      }
    }
    homes().forEach(this::awaitAnswer);
    progress.accept("all " + order.hosts() + " answer");
  }

  private void goOn(Path home) {
    progress.accept(name(home) + " goes on from what it has stored");
    launch(home, List.of());
  }

  private Path home(int number) {
    return order.directory().resolve("h" + number);
  }

  private static String name(Path home) {
    return String.valueOf(home.getFileName());
  }

  private static boolean isHost(Path home) {
    return new Identity(Places.under(home).identity()).exists();
  }

  private static String door(Path home) {
    Settings settings = Settings.read(Places.under(home), "", 0);
    return settings.address() + ":" + settings.port();
  }

  private synchronized void launch(Path home, List<String> more) {
    if (closed) {
      throw interrupted();
    }
    var words = new ArrayList<String>(List.of("--home", home.toString(), "up"));
    words.addAll(more);
    try {
      Files.createDirectories(home);
      // What a daemon that was killed has left would pass for an answer.
      Files.deleteIfExists(api(home));
      daemons.put(
          home,
          new ProcessBuilder(command.words(words))
              .redirectErrorStream(true)
              .redirectOutput(home.resolve("output").toFile())
              .start());
    } catch (IOException e) {
      throw new Failure(Exit.FAILED, "cannot start a daemon in " + home + ": " + e.getMessage());
    }
  }

  private void awaitAnswer(Path home) {
    long end = System.nanoTime() + STARTING.toNanos();
    while (!Files.exists(api(home))) {
      if (!isRunning(home) || System.nanoTime() > end) {
        throw new Failure(Exit.FAILED, "the daemon in " + home + " does not start: " + said(home));
      }
      try {
        Thread.sleep(50);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw interrupted();
      }
    }
  }

  private synchronized boolean isRunning(Path home) {
    if (closed) {
      throw interrupted();
    }
    Process process = daemons.get(home);
    return process != null && process.isAlive();
  }

  private static Path api(Path home) {
    return Places.under(home).run().resolve("api.json");
  }

  private static Failure interrupted() {
    return new Failure(Exit.FAILED, "the demo was interrupted");
  }

  private static String said(Path home) {
    try {
      return Files.readString(home.resolve("output"), UTF_8).strip();
    } catch (IOException e) {
      return "it said nothing";
    }
  }

  /** Makes a token, as xsm token create does. */
  private static String token(Path home) {
    var json = new ObjectMapper();
    try (var client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
      JsonNode api = json.readTree(api(home).toFile());
      String shown = Files.readString(Places.under(home).run().resolve("api.token"), UTF_8).strip();
      var request =
          HttpRequest.newBuilder(
                  URI.create("http://127.0.0.1:" + api.path("port").asInt() + "/api/v1/tokens"))
              .timeout(Duration.ofSeconds(30))
              .header("Authorization", "Bearer " + shown)
              .header("Content-Type", "application/json")
              .POST(HttpRequest.BodyPublishers.ofString("{\"ttlSeconds\": 600}"))
              .build();
      HttpResponse<String> answer = client.send(request, HttpResponse.BodyHandlers.ofString());
      String token = json.readTree(answer.body()).path("token").asText();
      if (token.isEmpty()) {
        throw new Failure(Exit.FAILED, "h1 makes no token: " + answer.body());
      }
      return token;
    } catch (IOException e) {
      throw new Failure(Exit.FAILED, "h1 makes no token: " + e.getMessage());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw interrupted();
    }
  }

  /** A port that is free with the two above it, from one on. */
  private static int freePort(int from) {
    for (int port = from; port < 65000; port += APART) {
      if (isFree(port) && isFree(port + 1) && isFree(port + 2)) {
        return port;
      }
    }
    throw new Failure(Exit.FAILED, "no three ports in a row are free on " + ADDRESS);
  }

  private static boolean isFree(int port) {
    try (var socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
      return socket.isBound();
    } catch (IOException e) {
      return false;
    }
  }
}
