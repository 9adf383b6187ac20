package org.xsm.lab;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;

/**
 * A network namespace of this machine: a resource. Programs can be run in it, and calls made: the
 * threads that open their connections have gone into it, and go nowhere else.
 */
final class Namespace implements Carrier, AutoCloseable {
  private static final int CLONE_NEWNET = 0x4000_0000;
  private static final MethodHandle OPEN =
      function(
          "open",
          FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.ADDRESS, ValueLayout.JAVA_INT));
  private static final MethodHandle SETNS =
      function(
          "setns",
          FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.JAVA_INT, ValueLayout.JAVA_INT));
  private static final MethodHandle CLOSE =
      function("close", FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.JAVA_INT));

  private final String name;
  private final ExecutorService threads;
  private final HttpClient client;

  private Namespace(String name) {
    this.name = name;
    this.threads = Executors.newCachedThreadPool(this::thread);
    // The client's own thread begins where it is made, and so in the namespace too.
    this.client = call(() -> Carrier.client().executor(threads).build());
  }

  /** Makes one, with a loopback interface that is up. */
  static Namespace make(String name) {
    command("ip", "netns", "add", name);
    command("ip", "-n", name, "link", "set", "lo", "up");
    return new Namespace(name);
  }

  String name() {
    return name;
  }

  /** The command that runs another in it; the process is the other's. */
  List<String> within() {
    return List.of("ip", "netns", "exec", name);
  }

  /** Runs a program in it that has to succeed. */
  void run(String... words) {
    command(Stream.concat(within().stream(), Stream.of(words)).toArray(String[]::new));
  }

  @Override
  public HttpResponse<String> carry(HttpRequest request) throws IOException, InterruptedException {
    try {
      return threads.submit(() -> Carrier.over(client).carry(request)).get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof IOException cause) {
        throw new IOException(cause.toString(), cause);
      }
      throw new IllegalStateException("cannot call a daemon in namespace " + name, e);
    }
  }

  private <T> T call(java.util.concurrent.Callable<T> what) {
    try {
      return threads.submit(what).get();
    } catch (ExecutionException | InterruptedException e) {
      throw new IllegalStateException("cannot work in namespace " + name, e);
    }
  }

  private Thread thread(Runnable work) {
    return Thread.ofPlatform()
        .daemon()
        .name(name)
        .unstarted(
            () -> {
              enter();
              work.run();
            });
  }

  private void enter() {
    int result;
    try (var arena = Arena.ofConfined()) {
      var path = arena.allocateFrom(Path.of("/run/netns", name).toString());
      int file = (int) OPEN.invokeExact(path, 0);
      result = (int) SETNS.invokeExact(file, CLONE_NEWNET);
      int ignored = (int) CLOSE.invokeExact(file);
    } catch (Throwable e) {
      throw new IllegalStateException("cannot call the C library", e);
    }
    if (result != 0) {
      throw new IllegalStateException("cannot go into namespace " + name + "; are we root?");
    }
  }

  /** What runs in it goes on, without a name to find it by. */
  @Override
  public void close() {
    client.shutdownNow();
    threads.shutdownNow();
    remove(name);
  }

  static void remove(String name) {
    command("ip", "netns", "del", name);
  }

  static void command(String... words) {
    var ran = Xsm.other(Path.of("/"), words);
    if (ran.exit() != 0) {
      throw new IllegalStateException(String.join(" ", words) + ": " + ran);
    }
  }

  @SuppressWarnings("restricted")
  private static MethodHandle function(String name, FunctionDescriptor type) {
    var linker = Linker.nativeLinker();
    return linker.downcallHandle(linker.defaultLookup().find(name).orElseThrow(), type);
  }
}
