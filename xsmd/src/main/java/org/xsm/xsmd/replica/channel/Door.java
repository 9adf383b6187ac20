package org.xsm.xsmd.replica.channel;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketAddress;
import java.net.SocketException;
import java.util.ArrayDeque;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where connections come in: a resource. It hands on only those that have proved and greeted; the
 * others wait outside, each on a virtual thread, for a bounded time and in a bounded number: when
 * there are too many, the one that has been waiting longest goes, since a host needs milliseconds.
 */
final class Door extends ServerSocket {
  private static final Logger log = LoggerFactory.getLogger(Door.class);
  private static final int BACKLOG = 256;

  private final Lines lines;
  private final BlockingQueue<LineSocket> welcome;
  private final ArrayDeque<LineSocket> waiting = new ArrayDeque<>();

  Door(Lines lines) throws IOException {
    this.lines = lines;
    this.welcome = new ArrayBlockingQueue<>(lines.limits().greeting());
  }

  @Override
  public void bind(SocketAddress address) throws IOException {
    super.bind(address, BACKLOG);
    Thread.ofVirtual().name("door-" + getLocalPort()).start(this::letIn);
  }

  @Override
  public Socket accept() throws IOException {
    try {
      while (!isClosed()) {
        LineSocket line = welcome.poll(200, TimeUnit.MILLISECONDS);
        if (line != null) {
          return line;
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    throw new SocketException("closed");
  }

  private void letIn() {
    while (!isClosed()) {
      var line = new LineSocket(lines);
      try {
        implAccept(line);
        enqueue(line);
        Thread.ofVirtual().start(() -> greet(line));
      } catch (IOException e) {
        line.close();
        if (!isClosed() && lines.worthSaying("accept")) {
          log.warn("no connection can come in, trying on: {}", e.getMessage());
        }
        pause();
      }
    }
  }

  private void greet(LineSocket line) {
    try {
      line.welcome();
      if (!welcome.offer(line, lines.connectMillis(), TimeUnit.MILLISECONDS) || isClosed()) {
        line.close();
      }
    } catch (IOException e) {
      lines.didNotConnect(line.getInetAddress(), e);
      line.close();
    } catch (InterruptedException e) {
      line.close();
    } finally {
      dequeue(line);
    }
  }

  private synchronized void enqueue(LineSocket line) {
    waiting.add(line);
    if (waiting.size() > lines.limits().greeting()) {
      waiting.remove().close();
    }
  }

  private synchronized void dequeue(LineSocket line) {
    waiting.remove(line);
  }

  private void pause() {
    try {
      Thread.sleep(100);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    try {
      super.close();
    } catch (IOException e) {
      // It is closed all the same.
    }
    synchronized (this) {
      waiting.forEach(LineSocket::close);
      waiting.clear();
    }
    for (LineSocket line = welcome.poll(); line != null; line = welcome.poll()) {
      line.close();
    }
  }
}
