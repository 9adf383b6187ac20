package org.xsm.xsmd.replica.channel;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.xsm.xsmd.replica.order.Bytes;
import org.xsm.xsmd.replica.peers.PeerException;
import org.xsm.xsmd.replica.peers.Peers.Kind;

/**
 * Questions to other hosts and the answers to them, words that may be lost: a resource. What is
 * open to one host and what all bodies take is bounded. Any thread.
 */
final class Exchange {
  private static final Logger log = LoggerFactory.getLogger(Exchange.class);
  private static final int PART = 24 << 10;

  private final String self;
  private final ChannelLimits limits;
  private final Roll roll;
  private final Wire wire;
  private final Budget budget;
  private final Desk desk;
  private final AtomicLong numbers = new AtomicLong();
  private final Map<Long, Question> questions = new ConcurrentHashMap<>();
  private final Map<String, Semaphore> open = new ConcurrentHashMap<>();

  Exchange(String self, ChannelLimits limits, Roll roll, Wire wire, Budget budget, Desk desk) {
    this.self = self;
    this.limits = limits;
    this.roll = roll;
    this.wire = wire;
    this.budget = budget;
    this.desk = desk;
  }

  CompletableFuture<Bytes> ask(String host, Kind kind, Bytes body, Duration atMost) {
    if (host.equals(self)) {
      return timed(host, kind, atMost, askSelf(kind, body));
    }
    Optional<HostAddress> to = roll.address(host);
    if (to.isEmpty()) {
      return failed(outOfReach(host));
    }
    if (body.size() > limits.body()) {
      return failed(
          "cannot ask " + host + ": " + body.size() + " bytes, at most " + limits.body() + " go");
    }
    Semaphore slot = slot(host);
    if (!slot.tryAcquire()) {
      return failed(host + " is busy: " + limits.asked() + " questions to it have no answer yet");
    }
    if (!budget.take(host, body.size())) {
      slot.release();
      return failed(host + " is busy: too many bytes are on their way to it or to others");
    }
    long id = numbers.incrementAndGet();
    var question = new Question(to.get());
    questions.put(id, question);
    CompletableFuture<Void> sent = send(question, Packet.Sort.ASK, id, kind, body);
    CompletableFuture<Bytes> answer = timed(host, kind, atMost, question.answer());
    var _ =
        answer.whenComplete(
            (bytes, failure) -> {
              questions.remove(id);
              question.fail("answered");
            });
    var _ =
        CompletableFuture.allOf(sent, answer.handle((bytes, failure) -> true))
            .whenComplete((nothing, failure) -> slot.release());
    // It may have gone while the question was being noted.
    if (roll.address(host).filter(to.get()::equals).isEmpty()) {
      question.fail(outOfReach(host));
    }
    return answer;
  }

  void tell(String host, Kind kind, Bytes body) {
    if (host.equals(self)) {
      var _ = askSelf(kind, body);
      return;
    }
    Optional<HostAddress> to = roll.address(host);
    if (to.isEmpty() || body.size() > limits.body()) {
      return;
    }
    Semaphore slot = slot(host);
    if (!slot.tryAcquire()) {
      return;
    }
    if (!budget.take(host, body.size())) {
      slot.release();
      return;
    }
    var _ =
        send(new Question(to.get()), Packet.Sort.TELL, 0, kind, body)
            .whenComplete((nothing, failure) -> slot.release());
  }

  /** Takes what another host sent. Never blocks. */
  void heard(HostAddress from, byte[] bytes, int offset, int length) {
    Optional<Packet> read = Packet.decode(bytes, offset, length);
    if (read.isEmpty()) {
      log.debug("what a host sent is no packet from={}", from);
      return;
    }
    Packet packet = read.get();
    if (packet.sort().asks()) {
      desk.take(from, packet);
      return;
    }
    Question question = questions.get(packet.id());
    if (question != null && question.to().equals(from)) {
      question.hear(packet, budget, limits.body());
    }
  }

  /** Ends what is open to hosts that went, or that were started anew. */
  void membersChanged() {
    questions
        .values()
        .forEach(
            question -> {
              String host = question.to().host();
              if (roll.address(host).filter(question.to()::equals).isEmpty()) {
                question.fail(outOfReach(host));
              }
            });
    desk.membersChanged(roll);
  }

  void close() {
    questions.values().forEach(question -> question.fail("this host leaves the channel"));
  }

  private CompletableFuture<Bytes> askSelf(Kind kind, Bytes body) {
    var answer = new CompletableFuture<Bytes>();
    Thread.ofVirtual()
        .name("self-" + kind)
        .start(
            () -> {
              try {
                answer.complete(desk.answer(self, kind, body));
              } catch (PeerException e) {
                answer.completeExceptionally(e);
              } catch (RuntimeException e) {
                answer.completeExceptionally(new PeerException(Desk.why(e), e));
              }
            });
    return answer;
  }

  /** Sends on a thread of its own, as long as somebody waits for the answer. */
  private CompletableFuture<Void> send(
      Question question, Packet.Sort sort, long id, Kind kind, Bytes body) {
    var sent = new CompletableFuture<Void>();
    Thread.ofVirtual()
        .name("send-" + kind + "-" + question.to())
        .start(
            () -> {
              try {
                parts(wire, question, sort, id, kind.name(), body);
              } catch (RuntimeException e) {
                log.debug("not sent to={} kind={}: {}", question.to(), kind, e.toString());
                question.fail(outOfReach(question.to().host()));
              } finally {
                budget.giveBack(question.to().host(), body.size());
                sent.complete(null);
              }
            });
    return sent;
  }

  static void parts(
      Wire wire, Question question, Packet.Sort sort, long id, String kind, Bytes body) {
    int total = body.size();
    int offset = 0;
    do {
      int length = Math.min(PART, total - offset);
      ByteBuffer part = ByteBuffer.wrap(body.array(), offset, length).slice();
      byte[] bytes = new Packet(sort, id, kind, offset, total, part).encode();
      wire.send(question.to(), bytes, total > PART);
      offset += length;
    } while (offset < total && !question.answer().isDone());
  }

  private static CompletableFuture<Bytes> timed(
      String host, Kind kind, Duration atMost, CompletableFuture<Bytes> answer) {
    Future<?> alarm =
        ForkJoinPool.commonPool()
            .schedule(
                () ->
                    answer.completeExceptionally(
                        new PeerException(
                            host + " did not answer " + kind + " within " + spoken(atMost))),
                atMost.toMillis(),
                TimeUnit.MILLISECONDS);
    var _ = answer.whenComplete((bytes, failure) -> alarm.cancel(false));
    return answer;
  }

  private static String spoken(Duration time) {
    return time.toMillis() % 1000 == 0 ? time.toSeconds() + " s" : time.toMillis() + " ms";
  }

  private Semaphore slot(String host) {
    return open.computeIfAbsent(host, key -> new Semaphore(limits.asked()));
  }

  private static String outOfReach(String host) {
    return host + " is out of reach";
  }

  private static CompletableFuture<Bytes> failed(String why) {
    return CompletableFuture.failedFuture(new PeerException(why));
  }
}
