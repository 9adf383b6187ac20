package org.xsm.xsmd.replica.channel;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.xsm.xsmd.replica.order.Bytes;
import org.xsm.xsmd.replica.peers.PeerException;

/** A question that was asked and has no answer yet. */
final class Question {
  private final HostAddress to;
  private final CompletableFuture<Bytes> answer = new CompletableFuture<>();
  private @Nullable Assembly assembly;

  Question(HostAddress to) {
    this.to = to;
  }

  HostAddress to() {
    return to;
  }

  CompletableFuture<Bytes> answer() {
    return answer;
  }

  void fail(String why) {
    answer.completeExceptionally(new PeerException(why));
    drop();
  }

  /** Takes a part of the answer. */
  synchronized void hear(Packet packet, Budget budget, int limit) {
    Assembly parts = assembly;
    if (parts == null) {
      Optional<Assembly> begun =
          packet.total() > limit
              ? Optional.empty()
              : Assembly.begin(budget, to.host(), packet.total());
      if (begun.isEmpty()) {
        fail("the answer of " + to + " is too long to be held now: " + packet.total() + " bytes");
        return;
      }
      parts = begun.get();
      assembly = parts;
    }
    if (!parts.add(packet)) {
      fail("the answer of " + to + " is garbled");
    } else if (parts.complete()) {
      Bytes body = parts.body();
      drop();
      if (packet.sort() == Packet.Sort.ANSWER) {
        answer.complete(body);
      } else {
        fail(new String(body.array(), UTF_8));
      }
    }
  }

  private synchronized void drop() {
    Assembly parts = assembly;
    if (parts != null) {
      parts.end();
    }
  }
}
