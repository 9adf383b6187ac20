package org.xsm.xsmd.api;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.xsm.xsmd.trust.WhyQuestion;

/**
 * The question of a host why it is not talked to: a decision. Anyone may ask, but only for the
 * certificate whose key they have, as TLS has proved: so nobody learns whom else the site knows.
 */
final class PeerCalls {
  private static final int PER_SECOND_OF_ALL = 10;

  private final PeerJudge judge;
  private final Rates each;
  private final Rates all;

  /** What the asker says of itself. */
  record Question(int wire, int protocol, @Nullable String time) {}

  PeerCalls(ApiParts parts) {
    this.judge = parts.peers();
    this.each = new Rates(1, parts.clock());
    this.all = new Rates(PER_SECOND_OF_ALL, parts.clock());
  }

  List<Route> routes() {
    return List.of(Route.post("/peers/why", Access.ANYONE, this::why));
  }

  private void why(Exchange exchange) {
    Question asked = exchange.body(Question.class);
    Instant time = time(Asked.of(asked.time(), "time"));
    if (!each.allows(exchange.address()) || !all.allows("")) {
      throw Refusal.tooMany("too many hosts ask why they are refused; come again", 5);
    }
    exchange.answer(
        judge.judge(
            new WhyQuestion(
                exchange.certificate().orElse(null),
                asked.wire(),
                asked.protocol(),
                time,
                exchange.address())));
  }

  private static Instant time(String sent) {
    try {
      return Instant.parse(sent);
    } catch (DateTimeParseException e) {
      throw Refusal.usage(
          "time is " + Shown.of(sent) + "; send a time in UTC, as in 2026-11-25T12:00:00Z");
    }
  }
}
