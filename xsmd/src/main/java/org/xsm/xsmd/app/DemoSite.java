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
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.xsm.xsmd.cli.Exit;
import org.xsm.xsmd.cli.Failure;
import org.xsm.xsmd.cli.Programs.DemoOrder;
import org.xsm.xsmd.cli.Programs.Rehearsed;

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

  private final List<Path> homes = new ArrayList<>();
  private final List<Process> processes = new ArrayList<>();
  private final Consumer<String> progress;

  private DemoSite(Consumer<String> progress) {
    this.progress = progress;
  }

  /** Starts them all and waits until each answers. */
  static DemoSite start(DemoOrder order, DaemonCommand command, Consumer<String> progress) {
    var site = new DemoSite(progress);
    try {
      site.run(order, command);
      return site;
    } catch (RuntimeException e) {
      site.close();
      throw e;
    }
  }

  @Override
  public List<Path> homes() {
    return List.copyOf(homes);
  }

  /** Asks them to stop, and after some seconds stops them. */
  @Override
  public synchronized void close() {
    processes.forEach(Process::destroy);
    long end = System.nanoTime() + STOPPING.toNanos();
    for (Process process : processes) {
      try {
        if (!process.waitFor(Math.max(1, end - System.nanoTime()), TimeUnit.NANOSECONDS)) {
          process.destroyForcibly();
        }
      } catch (InterruptedException e) {
        process.destroyForcibly();
        Thread.currentThread().interrupt();
      }
    }
    processes.clear();
  }

  private void run(DemoOrder order, DaemonCommand command) {
    Runtime.getRuntime().addShutdownHook(new Thread(this::close, "xsm-demo-stop"));
    int port = freePort(FIRST_PORT);
    progress.accept("h1 founds a site");
    Path first = launch(order, command, 1, port, List.of("--init"));
    awaitAnswer(first, 0);
    var ports = new ArrayList<Integer>();
    for (int i = 2; i <= order.hosts(); i++) {
      int next = freePort((ports.isEmpty() ? port : ports.getLast()) + APART);
      ports.add(next);
      progress.accept("h" + i + " joins with a token");
      launch(order, command, i, next, List.of("--join", token(first) + "@" + ADDRESS + ":" + port));
    }
    for (int i = 1; i < homes.size(); i++) {
      awaitAnswer(homes.get(i), i);
    }
  }

  private Path launch(
      DemoOrder order, DaemonCommand command, int number, int port, List<String> more) {
    Path home = order.directory().resolve("h" + number);
    var words = new ArrayList<String>(List.of("--home", home.toString(), "up"));
    if (!Files.exists(home.resolve("var").resolve("identity").resolve("anchor"))) {
      words.addAll(List.of("--name", "h" + number, "--address", ADDRESS, "--port", "" + port));
      words.addAll(more);
    }
    try {
      Files.createDirectories(home);
      processes.add(
          new ProcessBuilder(command.words(words))
              .redirectErrorStream(true)
              .redirectOutput(home.resolve("output").toFile())
              .start());
      homes.add(home);
      return home;
    } catch (IOException e) {
      throw new Failure(Exit.FAILED, "cannot start a daemon in " + home + ": " + e.getMessage());
    }
  }

  private void awaitAnswer(Path home, int number) {
    long end = System.nanoTime() + STARTING.toNanos();
    Process process = processes.get(number);
    while (!Files.exists(home.resolve("run").resolve("api.json"))) {
      if (!process.isAlive() || System.nanoTime() > end) {
        throw new Failure(Exit.FAILED, "the daemon in " + home + " does not start: " + said(home));
      }
      try {
        Thread.sleep(50);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new Failure(Exit.FAILED, "the demo was interrupted");
      }
    }
    progress.accept("h" + (number + 1) + " answers");
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
      JsonNode api = json.readTree(home.resolve("run").resolve("api.json").toFile());
      String shown = Files.readString(home.resolve("run").resolve("api.token"), UTF_8).strip();
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
      throw new Failure(Exit.FAILED, "the demo was interrupted");
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
