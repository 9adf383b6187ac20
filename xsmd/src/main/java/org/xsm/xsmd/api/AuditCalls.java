package org.xsm.xsmd.api;

import java.util.List;
import java.util.Map;
import java.util.concurrent.Semaphore;
import org.xsm.xsmd.store.AuditTrail;

/** Calls that read the audit trail: a decision. */
final class AuditCalls {
  private static final int USUAL = 100;
  private static final int MOST = 1000;

  private final AuditTrail trail;

  /** A check reads all of it. */
  private final Semaphore checks = new Semaphore(1);

  AuditCalls(AuditTrail trail) {
    this.trail = trail;
  }

  List<Route> routes() {
    return List.of(
        Route.get("/audit", Access.ALL, this::newest, "limit"),
        Route.get("/audit/verify", Access.ALL, this::verify));
  }

  private void newest(Exchange exchange) {
    int limit = (int) Queries.number(exchange, "limit", 1, MOST).orElse(USUAL);
    exchange.answer(Map.of("lines", trail.newest(limit)));
  }

  private void verify(Exchange exchange) {
    if (!checks.tryAcquire()) {
      throw Refusal.tooMany("the audit trail is being checked just now; come again", 5);
    }
    try {
      exchange.answer(trail.verify());
    } finally {
      checks.release();
    }
  }
}
