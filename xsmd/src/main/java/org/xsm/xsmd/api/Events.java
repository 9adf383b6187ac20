package org.xsm.xsmd.api;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.xsm.xsmd.store.SiteStore;

/**
 * Tells subscribers how the site is whenever that changes: a resource. Only the newest state is
 * kept, once for all of them: who is slow misses states between, and who takes nothing is cut off.
 */
final class Events implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(Events.class);

  /** Members come and go without a change of the site: so the state is looked at anyway. */
  private static final Duration LOOK = Duration.ofSeconds(1);

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition news = lock.newCondition();
  private final Condition stirred = lock.newCondition();
  private final ApiParts parts;
  private final SiteHead head;
  private final Callers callers;
  private final ApiLimits limits;
  private final SiteStore.Subscription watch;

  private String newest = "";
  private long version;
  private int subscribers;
  private boolean stir;
  private boolean closed;

  /** Work that answers without an end. */
  @FunctionalInterface
  interface Stream extends Route.Work {}

  Events(ApiParts parts, SiteHead head, Callers callers, ApiLimits limits) {
    this.parts = parts;
    this.head = head;
    this.callers = callers;
    this.limits = limits;
    this.watch = parts.store().watch(view -> stir());
    Thread.ofVirtual().name("api-events").start(this::look);
  }

  /** Writes events until the caller leaves, may no longer read, or all ends. */
  void serve(Exchange exchange) {
    enter();
    try {
      publish();
      write(exchange);
    } catch (IOException e) {
      log.debug("subscriber gone address={}", exchange.address());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      leave();
    }
  }

  private void write(Exchange exchange) throws IOException, InterruptedException {
    if (exchange.method().equals("HEAD")) {
      exchange.answer(200, "text/event-stream", new byte[0]);
      return;
    }
    exchange.expect(limits.writeTime());
    OutputStream out = exchange.stream("text/event-stream");
    long seen = 0;
    while (isAllowed(exchange)) {
      exchange.expect(limits.beat().plus(limits.writeTime()));
      State state = await(seen);
      if (state.closed) {
        return;
      }
      exchange.expect(limits.writeTime());
      out.write(state.version == seen ? bytes(": still here\n\n") : state.event());
      out.flush();
      seen = state.version;
    }
  }

  private record State(long version, String status, boolean closed) {
    byte[] event() {
      return bytes("event: status\ndata: " + status + "\n\n");
    }
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private boolean isAllowed(Exchange exchange) {
    try {
      return Access.READ.isFor(callers.of(exchange));
    } catch (Refusal e) {
      return false;
    }
  }

  /** Waits for another state than the one seen, not longer than a beat. */
  private State await(long seen) throws InterruptedException {
    lock.lock();
    try {
      long left = limits.beat().toNanos();
      while (!closed && version == seen && left > 0) {
        left = news.awaitNanos(left);
      }
      return new State(version, newest, closed);
    } finally {
      lock.unlock();
    }
  }

  private void enter() {
    lock.lock();
    try {
      if (subscribers >= limits.subscribers()) {
        throw Refusal.tooMany(
            "there are " + subscribers + " subscribers already; ask /status instead", 30);
      }
      subscribers++;
      stirred.signal();
    } finally {
      lock.unlock();
    }
  }

  private void leave() {
    lock.lock();
    try {
      subscribers--;
    } finally {
      lock.unlock();
    }
  }

  private void stir() {
    lock.lock();
    try {
      stir = true;
      stirred.signal();
    } finally {
      lock.unlock();
    }
  }

  private void look() {
    try {
      while (awaitStir()) {
        try {
          publish();
        } catch (RuntimeException e) {
          log.warn("status not read, asked again soon", e);
        }
        Thread.sleep(limits.pause());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Waits until it is time to look, for as long as nobody listens; false at the end. */
  private boolean awaitStir() throws InterruptedException {
    lock.lock();
    try {
      while (!closed && subscribers == 0) {
        stirred.await();
      }
      long left = LOOK.toNanos();
      while (!closed && !stir && left > 0) {
        left = stirred.awaitNanos(left);
      }
      stir = false;
      return !closed;
    } finally {
      lock.unlock();
    }
  }

  private void publish() {
    String status = new String(Json.bytes(StatusReport.of(parts, head)), StandardCharsets.UTF_8);
    lock.lock();
    try {
      if (!status.equals(newest)) {
        newest = status;
        version++;
        news.signalAll();
      }
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void close() {
    watch.close();
    lock.lock();
    try {
      closed = true;
      news.signalAll();
      stirred.signalAll();
    } finally {
      lock.unlock();
    }
  }
}
