package org.xsm.xsmd.replica.voter;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** The parent's end of a {@link VoterProcess}, which it may kill, freeze and start again. */
final class ChildVoter implements AutoCloseable {
  /** What a voter on a host with little memory is started with. */
  static final List<String> FLAGS =
      List.of(
          "-XX:+UseSerialGC",
          "-Xss512k",
          "-XX:MaxDirectMemorySize=64m",
          "-XX:ReservedCodeCacheSize=64m",
          "-XX:TieredStopAtLevel=1",
          "-XX:+ExitOnOutOfMemoryError",
          "-Dorg.apache.ratis.thirdparty.io.netty.allocator.numDirectArenas=1",
          "-Dorg.apache.ratis.thirdparty.io.netty.allocator.numHeapArenas=1",
          "-Dorg.apache.ratis.thirdparty.io.netty.allocator.maxOrder=7",
          "-Dorg.apache.ratis.thirdparty.io.netty.eventLoopThreads=2",
          "-Dorg.apache.ratis.thirdparty.io.netty.transport.noNative=true",
          "--sun-misc-unsafe-memory-access=allow",
          "--enable-native-access=ALL-UNNAMED");

  private static final long ANSWER_SECONDS = 30;

  final String peer;
  final int port = TestVoter.freePort();
  private final UUID group;
  private final Path directory;
  private final int heap;
  private @Nullable Process process;
  private @Nullable BufferedReader out;
  private @Nullable Writer in;

  ChildVoter(UUID group, String peer, Path directory, int heap) {
    this.heap = heap;
    this.group = group;
    this.peer = peer;
    this.directory = directory;
  }

  void start(Beginning beginning) {
    var command = new ArrayList<>(List.of(java()));
    command.addAll(FLAGS);
    command.add("-Xmx" + heap + "m");
    command.addAll(
        List.of(
            "-cp",
            System.getProperty("java.class.path"),
            VoterProcess.class.getName(),
            group.toString(),
            peer,
            String.valueOf(port),
            directory.toString(),
            beginning.name()));
    try {
      process =
          new ProcessBuilder(command)
              .redirectError(ProcessBuilder.Redirect.appendTo(complaintsFile().toFile()))
              .start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    out = process().inputReader(UTF_8);
    in = new OutputStreamWriter(process().getOutputStream(), UTF_8);
    String first = readLine();
    if (!first.equals("started")) {
      throw new AssertionError(
          peer + " said \"" + first + "\" instead of starting, and " + complaints());
    }
  }

  private String complaints() {
    try {
      return Files.readString(complaintsFile());
    } catch (IOException e) {
      return "nothing else";
    }
  }

  private Path complaintsFile() {
    return directory.resolveSibling(peer + ".err");
  }

  private static String java() {
    return Path.of(System.getProperty("java.home"), "bin", "java").toString();
  }

  boolean isUp() {
    return process != null && process.isAlive();
  }

  private Process process() {
    return requireNonNull(process, "not started");
  }

  /** The answer to a line; empty when none came, in time or at all. */
  synchronized String ask(String line) {
    try {
      Writer to = requireNonNull(in);
      to.write(line + "\n");
      to.flush();
    } catch (IOException e) {
      return "";
    }
    return readLine();
  }

  private String readLine() {
    BufferedReader from = requireNonNull(out);
    var answer =
        CompletableFuture.supplyAsync(
            () -> {
              try {
                String read = from.readLine();
                return read == null ? "" : read;
              } catch (IOException e) {
                return "";
              }
            },
            Thread::startVirtualThread);
    try {
      return answer.get(ANSWER_SECONDS, TimeUnit.SECONDS);
    } catch (TimeoutException | ExecutionException e) {
      return "";
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return "";
    }
  }

  /** As a power failure would, but for what the kernel still writes. */
  void kill() {
    process().destroyForcibly();
    try {
      process().waitFor(10, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  void signal(String name) {
    try {
      new ProcessBuilder("kill", "-" + name, String.valueOf(process().pid()))
          .start()
          .waitFor(5, TimeUnit.SECONDS);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** What of it is in memory, in KiB. */
  long resident() {
    try {
      return Files.readAllLines(Path.of("/proc", String.valueOf(process().pid()), "status"))
          .stream()
          .filter(line -> line.startsWith("VmRSS:"))
          .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
          .findFirst()
          .orElseThrow();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    if (process != null) {
      kill();
    }
  }
}
