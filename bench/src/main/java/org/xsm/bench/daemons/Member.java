package org.xsm.bench.daemons;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.xsm.xsmd.app.DaemonCommand;

/** One daemon of the site: a resource, a process that can die, sleep and come back. */
public final class Member implements AutoCloseable {
  private static final Duration STARTING = Duration.ofSeconds(90);

  private final String name;
  private final Path home;
  private final LocalApi api;
  private volatile @Nullable Process process;

  Member(String name, Path home) {
    this.name = name;
    this.home = home;
    this.api = new LocalApi(home.resolve("run"));
  }

  public String name() {
    return name;
  }

  /** Its API on loopback. */
  public LocalApi api() {
    return api;
  }

  public long pid() {
    return running().pid();
  }

  /** Starts it, the first time with what makes it a host, and waits until it answers. */
  void start(List<String> more) {
    var words = new ArrayList<>(List.of("--home", home.toString(), "up"));
    words.addAll(more);
    try {
      Files.createDirectories(home);
      // It is left behind by one that was killed, and would look like an answer.
      Files.deleteIfExists(home.resolve("run").resolve("api.json"));
      process =
          new ProcessBuilder(DaemonCommand.ofThis().words(words))
              .redirectErrorStream(true)
              .redirectOutput(home.resolve("output").toFile())
              .start();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot start a daemon in " + home, e);
    }
    awaitAnswer();
  }

  /** Starts it again. */
  public void restart() {
    start(List.of());
  }

  /** As {@code kill -9}. */
  public void kill() {
    Process dying = running();
    dying.destroyForcibly();
    await(dying, Duration.ofSeconds(10));
  }

  /** As {@code kill -STOP}: it neither runs nor closes its connections. */
  public void pause() {
    signal("STOP");
  }

  public void resume() {
    signal("CONT");
  }

  private void signal(String signal) {
    try {
      var sent = new ProcessBuilder("kill", "-" + signal, Long.toString(pid())).start();
      if (!await(sent, Duration.ofSeconds(10)) || sent.exitValue() != 0) {
        throw new IllegalStateException("cannot send " + signal + " to " + name);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot send " + signal + " to " + name, e);
    }
  }

  /** Stops it, whatever state it is in. */
  @Override
  public void close() {
    Process last = process;
    if (last != null && last.isAlive()) {
      last.destroyForcibly();
      await(last, Duration.ofSeconds(10));
    }
  }

  private Process running() {
    Process now = process;
    if (now == null) {
      throw new IllegalStateException(name + " was never started");
    }
    return now;
  }

  private void awaitAnswer() {
    Waiting.until(
        STARTING,
        () -> {
          if (!running().isAlive()) {
            throw new IllegalStateException(name + " does not start: " + said());
          }
          return Files.exists(home.resolve("run").resolve("api.json"));
        },
        () -> name + " does not answer: " + said());
  }

  private String said() {
    try {
      return Files.readString(home.resolve("output"), UTF_8).strip();
    } catch (IOException e) {
      return "it said nothing";
    }
  }

  private static boolean await(Process ending, Duration atMost) {
    try {
      return ending.waitFor(atMost.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  @Override
  public String toString() {
    return name;
  }
}
