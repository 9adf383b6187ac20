package org.xsm.xsmd.replica.channel;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.xsm.xsmd.replica.order.Bytes;
import org.xsm.xsmd.replica.peers.PeerException;
import org.xsm.xsmd.replica.peers.Peers.Handler;
import org.xsm.xsmd.replica.peers.Peers.Kind;

/**
 * Where questions of other hosts are taken and answered: a resource. Each is handled on a virtual
 * thread; of one host only so many at a time, the parts of those that are still coming in included,
 * so that a host that asks too much, or never ends, only holds itself up.
 */
final class Desk {
  private static final Logger log = LoggerFactory.getLogger(Desk.class);
  private static final Duration IDLE = Duration.ofSeconds(30);
  private static final int WHY_LIMIT = 4000;

  private final ChannelLimits limits;
  private final Wire wire;
  private final Budget budget;
  private final Map<Kind, Handler> handlers = new ConcurrentHashMap<>(new EnumMap<>(Kind.class));
  private final Map<String, Semaphore> places = new ConcurrentHashMap<>();
  private final Map<Key, Assembly> coming = new ConcurrentHashMap<>();

  Desk(ChannelLimits limits, Wire wire, Budget budget) {
    this.limits = limits;
    this.wire = wire;
    this.budget = budget;
  }

  private record Key(HostAddress from, Packet.Sort sort, long id) {}

  void handle(Kind kind, Handler handler) {
    handlers.put(kind, handler);
  }

  Bytes answer(String from, Kind kind, Bytes body) {
    Handler handler = handlers.get(kind);
    if (handler == null) {
      throw new PeerException("not ready");
    }
    return handler.handle(from, body);
  }

  /** Takes a part of a question. Never blocks. */
  void take(HostAddress from, Packet packet) {
    var key = new Key(from, packet.sort(), packet.id());
    Assembly parts = packet.offset() == 0 ? begin(key, packet) : coming.get(key);
    if (parts == null) {
      return;
    }
    if (!parts.add(packet)) {
      drop(key, parts);
    } else if (parts.complete()) {
      coming.remove(key);
      Bytes body = parts.body();
      Thread.ofVirtual()
          .name("answer-" + packet.kind() + "-" + from)
          .start(
              () -> {
                try {
                  serve(key, packet.kind(), body);
                } finally {
                  parts.end();
                  place(from.host()).release();
                }
              });
    }
  }

  private @Nullable Assembly begin(Key key, Packet packet) {
    Semaphore place = place(key.from().host());
    if (!place.tryAcquire()) {
      refuse(key, "busy: " + limits.handled() + " of your questions are being answered");
      return null;
    }
    Optional<Assembly> begun =
        packet.total() > limits.body()
            ? Optional.empty()
            : Assembly.begin(budget, key.from().host(), packet.total());
    if (begun.isEmpty()) {
      place.release();
      refuse(key, "busy: " + packet.total() + " bytes cannot be held now");
      return null;
    }
    Assembly earlier = coming.put(key, begun.get());
    if (earlier != null) {
      earlier.end();
      place.release();
    }
    return begun.get();
  }

  private void serve(Key key, String name, Bytes body) {
    Bytes answer;
    Packet.Sort sort = Packet.Sort.ANSWER;
    try {
      answer = answer(key.from().host(), kind(name), body);
      if (answer.size() > limits.body()) {
        throw new PeerException("the answer is too long: " + answer.size() + " bytes");
      }
    } catch (RuntimeException e) {
      log.debug("a question was not answered from={} kind={}", key.from(), name, e);
      sort = Packet.Sort.FAILURE;
      answer = Bytes.wrap(why(e).getBytes(UTF_8));
    }
    if (key.sort() == Packet.Sort.ASK) {
      reply(key, sort, answer);
    }
  }

  private void reply(Key key, Packet.Sort sort, Bytes answer) {
    try {
      Exchange.parts(wire, new Question(key.from()), sort, key.id(), "", answer);
    } catch (RuntimeException e) {
      log.debug("an answer was not sent to={}: {}", key.from(), e.toString());
    }
  }

  private void refuse(Key key, String why) {
    if (key.sort() == Packet.Sort.ASK) {
      Thread.ofVirtual()
          .start(() -> reply(key, Packet.Sort.FAILURE, Bytes.wrap(why.getBytes(UTF_8))));
    }
  }

  private void drop(Key key, Assembly parts) {
    if (coming.remove(key, parts)) {
      parts.end();
      place(key.from().host()).release();
    }
  }

  /** Gives up on questions that stopped coming. */
  void sweep() {
    coming.forEach(
        (key, parts) -> {
          if (parts.idle(IDLE)) {
            drop(key, parts);
          }
        });
  }

  /** Gives up on questions of hosts that went. */
  void membersChanged(Roll roll) {
    coming.forEach(
        (key, parts) -> {
          if (roll.address(key.from().host()).filter(key.from()::equals).isEmpty()) {
            drop(key, parts);
          }
        });
  }

  private Semaphore place(String host) {
    return places.computeIfAbsent(host, key -> new Semaphore(limits.handled()));
  }

  private static Kind kind(String name) {
    for (Kind kind : Kind.values()) {
      if (kind.name().equals(name)) {
        return kind;
      }
    }
    throw new PeerException("not understood");
  }

  static String why(RuntimeException failure) {
    String message = failure.getMessage();
    String why = message == null ? failure.toString() : message;
    return why.length() > WHY_LIMIT ? why.substring(0, WHY_LIMIT) : why;
  }
}
