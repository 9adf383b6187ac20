package org.xsm.xsmd.replica.spread;

import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.xsm.xsmd.replica.order.Bytes;
import org.xsm.xsmd.replica.peers.PeerException;
import org.xsm.xsmd.replica.peers.Peers;

/** Hosts in one process that lose what they say, hear it late, and are parted and put together. */
final class Net {
  private final Random chance;
  private final Map<String, Wire> wires = new ConcurrentHashMap<>();
  private final Map<Peers.Kind, AtomicInteger> asked = new ConcurrentHashMap<>();
  private volatile double loss;
  private volatile Set<String> apart = Set.of();

  Net(long seed) {
    this.chance = new Random(seed);
  }

  Peers join(String host) {
    var wire = new Wire(host);
    wires.put(host, wire);
    return wire;
  }

  void lose(double share) {
    loss = share;
  }

  /** Parts these hosts from the others. */
  void part(Set<String> hosts) {
    apart = Set.copyOf(hosts);
  }

  void heal() {
    apart = Set.of();
  }

  int asked(Peers.Kind kind) {
    return asked.computeIfAbsent(kind, _ -> new AtomicInteger()).get();
  }

  private boolean reaches(String from, String to) {
    return apart.contains(from) == apart.contains(to);
  }

  private synchronized boolean loses() {
    return chance.nextDouble() < loss;
  }

  private synchronized long delay() {
    return chance.nextInt(4);
  }

  private final class Wire implements Peers {
    private final String self;
    private final Map<Kind, Handler> handlers = new EnumMap<>(Kind.class);

    Wire(String self) {
      this.self = self;
    }

    @Override
    public String self() {
      return self;
    }

    @Override
    public SortedSet<String> alive() {
      var alive = new TreeSet<String>();
      wires.keySet().stream().filter(host -> reaches(self, host)).forEach(alive::add);
      return alive;
    }

    @Override
    public void onChange(Listener listener) {
      // Nobody in the spread listens.
    }

    @Override
    public CompletableFuture<Bytes> ask(String host, Kind kind, Bytes body, Duration atMost) {
      asked.computeIfAbsent(kind, _ -> new AtomicInteger()).incrementAndGet();
      var answer = new CompletableFuture<Bytes>();
      deliver(
          () -> {
            Wire wire = wires.get(host);
            if (wire == null || !reaches(self, host) || loses() || loses()) {
              answer.completeExceptionally(new PeerException(host + " does not answer"));
              return;
            }
            try {
              answer.complete(wire.handler(kind).handle(self, body));
            } catch (RuntimeException e) {
              answer.completeExceptionally(new PeerException(String.valueOf(e.getMessage()), e));
            }
          });
      return answer.orTimeout(atMost.toMillis(), TimeUnit.MILLISECONDS);
    }

    @Override
    public void tell(String host, Kind kind, Bytes body) {
      deliver(
          () -> {
            Wire wire = wires.get(host);
            if (wire != null && reaches(self, host) && !loses()) {
              try {
                var _ = wire.handler(kind).handle(self, body);
              } catch (RuntimeException _) {
                // What is told has no answer.
              }
            }
          });
    }

    @Override
    public void handle(Kind kind, Handler handler) {
      synchronized (handlers) {
        handlers.put(kind, handler);
      }
    }

    private Handler handler(Kind kind) {
      synchronized (handlers) {
        Handler handler = handlers.get(kind);
        if (handler == null) {
          throw new PeerException(self + " is not ready");
        }
        return handler;
      }
    }

    private void deliver(Runnable what) {
      long wait = delay();
      Thread.startVirtualThread(
          () -> {
            try {
              Thread.sleep(wait);
              what.run();
            } catch (InterruptedException e) {
              Thread.currentThread().interrupt();
            }
          });
    }
  }
}
