package org.xsm.xsmd.api;

import java.util.List;
import java.util.Map;
import java.util.concurrent.Semaphore;
import org.xsm.schema.Site;
import org.xsm.schema.diff.Diff;
import org.xsm.schema.read.SiteReader;
import org.xsm.schema.read.SiteReading;
import org.xsm.xsmd.store.Revision;
import org.xsm.xsmd.store.SiteStore;
import org.xsm.xsmd.store.SiteText;

/** Calls about revisions: a decision. */
final class History {
  private static final int USUAL = 50;
  private static final int MOST = 1000;

  private final SiteStore store;

  /** Reading two large texts takes memory: not all who ask get it at once. */
  private final Semaphore comparisons = new Semaphore(2);

  History(SiteStore store) {
    this.store = store;
  }

  List<Route> routes() {
    return List.of(
        Route.get("/revisions", Access.READ, this::list, "limit", "before"),
        Route.get("/revisions/{number}", Access.READ, this::one),
        Route.get("/revisions/{number}/text", Access.READ, this::textOfOne),
        Route.get("/diff", Access.READ, this::compare, "from", "to"));
  }

  /** The text of a revision, or a refusal that says why there is none. */
  SiteText text(long number) {
    return store
        .text(number)
        .orElseThrow(
            () ->
                number > newest()
                    ? unknown(number)
                    : new Refusal(
                        Kind.NOT_FOUND, "the text of revision " + number + " is not kept here"));
  }

  private void list(Exchange exchange) {
    long limit = Queries.number(exchange, "limit", 1, MOST).orElse(USUAL);
    long before = Queries.number(exchange, "before", 1, Long.MAX_VALUE).orElse(Long.MAX_VALUE);
    List<Revision> revisions =
        store.history().stream()
            .filter(revision -> revision.number() < before)
            .limit(limit)
            .toList();
    exchange.answer(Map.of("revisions", revisions));
  }

  private void one(Exchange exchange) {
    long number = Queries.revision(exchange);
    exchange.answer(
        store.history().stream()
            .filter(revision -> revision.number() == number)
            .findFirst()
            .orElseThrow(() -> unknown(number)));
  }

  private void textOfOne(Exchange exchange) {
    long number = Queries.revision(exchange);
    SiteCalls.answer(exchange, number, text(number));
  }

  /** Two revisions and what differs. */
  record Comparison(long from, long to, List<String> changes) {}

  private void compare(Exchange exchange) {
    long from =
        Queries.number(exchange, "from", 1, Long.MAX_VALUE)
            .orElseThrow(
                () -> Refusal.usage("the query does not say from which revision; add from=N"));
    long to = Queries.number(exchange, "to", 1, Long.MAX_VALUE).orElse(newest());
    if (!comparisons.tryAcquire()) {
      throw Refusal.tooMany("others compare revisions just now; come again", 1);
    }
    try {
      List<String> changes = EditAnswer.lines(Diff.between(site(from), site(to)));
      exchange.answer(new Comparison(from, to, changes));
    } finally {
      comparisons.release();
    }
  }

  private Site site(long number) {
    return switch (SiteReader.read("revision " + number, text(number).bytes())) {
      case SiteReading.Read read -> read.site();
      case SiteReading.Refused refused ->
          throw new Refusal(
              Kind.REFUSED,
              "this version cannot read revision "
                  + number
                  + ": "
                  + refused.problems().getFirst()
                  + "; compare its text");
    };
  }

  private long newest() {
    return store.view().head().number();
  }

  private Refusal unknown(long number) {
    return new Refusal(
        Kind.NOT_FOUND, "there is no revision " + number + " here; the newest is " + newest());
  }
}
