package org.xsm.xsmd.replica.voter;

import static java.util.Objects.requireNonNull;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;

/** A voter on loopback that orders registers, and can be stopped and started again. */
final class TestVoter implements AutoCloseable {
  /** Hasty, so that the tests are; an election too many does no harm. */
  private static final Pace PACE = new Pace(Duration.ofMillis(400), Duration.ofMillis(800));

  final EngineSettings settings;
  final List<String> leaders = new CopyOnWriteArrayList<>();
  final List<String> reasons = new CopyOnWriteArrayList<>();
  Registers registers = new Registers();
  private @Nullable Engine engine;

  TestVoter(UUID group, String peer, Path directory, @Nullable Tls tls) {
    this.settings =
        new EngineSettings(group, new Member(peer, "127.0.0.1", freePort()), directory, tls, PACE);
  }

  static void quiet() {
    if (LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME) instanceof Logger root) {
      root.setLevel(Level.WARN);
    }
    if (LoggerFactory.getLogger("org.apache.ratis") instanceof Logger ratis) {
      ratis.setLevel(Level.OFF);
    }
  }

  static int freePort() {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new IllegalStateException("no port is free", e);
    }
  }

  TestVoter start(Beginning beginning) {
    registers = new Registers();
    reasons.clear();
    engine = Engine.start(settings, beginning, registers, new Ear());
    return this;
  }

  Engine engine() {
    return requireNonNull(engine, () -> settings.self() + " is not started");
  }

  boolean isUp() {
    return engine != null;
  }

  String peer() {
    return settings.self().peer();
  }

  Member member() {
    return settings.self();
  }

  /** Where its log and snapshots are. */
  Path data() {
    return settings.directory().resolve(settings.group().toString());
  }

  @Override
  public void close() {
    if (engine != null) {
      engine.close();
      engine = null;
    }
  }

  private final class Ear implements EngineListener {
    @Override
    public void leaderChanged(@Nullable String peer) {
      leaders.add(String.valueOf(peer));
    }

    @Override
    public void stopped(String reason) {
      reasons.add(reason);
    }
  }
}
