package org.xsm.bench.daemons;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * A site of daemons on loopback, each a process of its own, with TLS between them and every write
 * on the disk of this machine: a resource. Closing it kills them and removes what they wrote.
 */
public final class LocalSite implements AutoCloseable {
  private static final String ADDRESS = "127.0.0.1";
  private static final int FIRST_PORT = 25_000;
  private static final int LAST_PORT = 27_000;
  private static final Duration VOTING = Duration.ofMinutes(3);

  private final Path directory;
  private final List<Member> members = new ArrayList<>();
  private final Thread end = new Thread(this::close, "xsm-bench-stop");

  private LocalSite(Path directory) {
    this.directory = directory;
    Runtime.getRuntime().addShutdownHook(end);
  }

  /** Founds a site of so many hosts and waits until as many of them vote as should. */
  public static LocalSite of(int hosts) {
    try {
      var site = new LocalSite(Files.createTempDirectory("xsm-bench"));
      try {
        site.begin(hosts);
        return site;
      } catch (RuntimeException e) {
        site.close();
        throw e;
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot make a directory for the daemons", e);
    }
  }

  public List<Member> members() {
    return List.copyOf(members);
  }

  /** Those that vote, as the first member that answers says. */
  public List<Member> voters() {
    List<String> voting =
        memberFacts()
            .filter(m -> m.path("voter").asBoolean())
            .map(m -> m.path("name").asText())
            .toList();
    return members.stream().filter(member -> voting.contains(member.name())).toList();
  }

  public List<Member> others() {
    List<Member> voters = voters();
    return members.stream().filter(member -> !voters.contains(member)).toList();
  }

  /** Who leads, waiting until somebody does. */
  public Member leader() {
    var found = new ArrayList<Member>();
    Waiting.until(
        Duration.ofSeconds(60),
        () -> {
          for (Member asked : members) {
            String leader = asked.api().status().path("leader").asText("");
            members.stream().filter(m -> m.name().equals(leader)).forEach(found::add);
          }
          return !found.isEmpty();
        },
        () -> "nobody leads");
    return found.getFirst();
  }

  private Stream<JsonNode> memberFacts() {
    for (Member asked : members) {
      JsonNode facts = asked.api().status().path("members");
      if (!facts.isEmpty()) {
        return StreamSupport.stream(facts.spliterator(), false);
      }
    }
    return Stream.empty();
  }

  private void begin(int hosts) {
    // Apart from other sites that begin on this machine just now.
    int port = freePort(FIRST_PORT + (int) (ProcessHandle.current().pid() % 30) * 60);
    int first = port;
    for (int i = 1; i <= hosts; i++) {
      var member = new Member("h" + i, directory.resolve("h" + i));
      var words = new ArrayList<>(List.of("--name", "h" + i, "--address", ADDRESS));
      words.addAll(List.of("--port", Integer.toString(port)));
      if (members.isEmpty()) {
        words.add("--init");
      } else {
        String token = members.getFirst().api().token();
        words.addAll(List.of("--join", token + "@" + ADDRESS + ":" + first));
      }
      members.add(member);
      member.start(words);
      port = freePort(port + 10);
    }
    awaitVoters(hosts >= 5 ? 5 : hosts >= 3 ? 3 : 1);
  }

  private void awaitVoters(int expected) {
    Waiting.until(
        VOTING,
        () -> voters().size() >= expected,
        () -> "only " + voters() + " vote, and should be " + expected);
  }

  @Override
  public void close() {
    members.forEach(Member::close);
    try (Stream<Path> left = Files.exists(directory) ? Files.walk(directory) : Stream.empty()) {
      for (Path path : left.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(path);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot remove " + directory, e);
    }
  }

  /** A port that is free with the two above it, from one on. */
  private static int freePort(int from) {
    for (int port = from; port < LAST_PORT; port += 10) {
      if (isFree(port) && isFree(port + 1) && isFree(port + 2)) {
        return port;
      }
    }
    throw new IllegalStateException("no three ports in a row are free on " + ADDRESS);
  }

  private static boolean isFree(int port) {
    try (var socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
      return socket.isBound();
    } catch (IOException e) {
      return false;
    }
  }
}
