package org.xsm.xsmd.trust;

import java.nio.ByteBuffer;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLEngineResult.HandshakeStatus;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/**
 * Two engines that shake hands in memory. Unlike over sockets, where a hang-up may overtake it, an
 * alert always arrives.
 */
final class Engines {
  private static final int ROOM = 256 * 1024;
  private static final int MOST_STEPS = 1_000;

  private final Side client;
  private final Side server;

  private Engines(SSLEngine client, SSLEngine server) {
    client.setUseClientMode(true);
    server.setUseClientMode(false);
    this.client = new Side(client);
    this.server = new Side(server);
  }

  /** How each side saw it: null when all went well. */
  record Ends(@Nullable SSLException client, @Nullable SSLException server) {
    boolean talked() {
      return client == null && server == null;
    }

    String clientSentence() {
      return client == null ? "" : HandshakeFailure.sentence(client, "peer");
    }

    String serverSentence() {
      return server == null ? "" : HandshakeFailure.sentence(server, "peer");
    }
  }

  static Ends shakeHands(SSLEngine client, SSLEngine server) {
    Engines both = new Engines(client, server);
    for (int step = 0; step < MOST_STEPS && !both.isOver(); step++) {
      both.client.write(both.server.in);
      both.server.read();
      both.server.write(both.client.in);
      both.client.read();
    }
    return new Ends(both.client.failure, both.server.failure);
  }

  private boolean isOver() {
    return client.isDone() && server.isDone() && client.isEmpty() && server.isEmpty();
  }

  /** One engine and what was sent to it. */
  private static final class Side {
    private final SSLEngine engine;
    private final ByteBuffer in = ByteBuffer.allocate(ROOM);
    private @Nullable SSLException failure;
    private boolean began;

    Side(SSLEngine engine) {
      this.engine = engine;
    }

    boolean isEmpty() {
      return in.position() == 0;
    }

    boolean isDone() {
      return engine.isOutboundDone()
          || (began && engine.getHandshakeStatus() == HandshakeStatus.NOT_HANDSHAKING);
    }

    void write(ByteBuffer other) {
      try {
        begin();
        do {
          tasks();
        } while (!engine.isOutboundDone()
            && engine.wrap(ByteBuffer.allocate(0), other).bytesProduced() > 0);
      } catch (SSLException e) {
        fail(e);
      }
    }

    void read() {
      in.flip();
      try {
        begin();
        ByteBuffer nothing = ByteBuffer.allocate(ROOM);
        while (in.hasRemaining()
            && !engine.isInboundDone()
            && engine.unwrap(in, nothing).bytesConsumed() > 0) {
          tasks();
        }
      } catch (SSLException e) {
        fail(e);
      } finally {
        in.compact();
        if (failure != null) {
          in.clear();
        }
      }
    }

    private void begin() throws SSLException {
      if (!began) {
        began = true;
        engine.beginHandshake();
      }
    }

    private void tasks() {
      for (Runnable task = engine.getDelegatedTask();
          task != null;
          task = engine.getDelegatedTask()) {
        task.run();
      }
    }

    private void fail(SSLException e) {
      if (failure == null) {
        failure = e;
      }
    }
  }
}
