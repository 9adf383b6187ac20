package org.xsm.xsmd.api;

import java.util.List;
import java.util.Map;

/** Calls about how the site and this API are: a decision. */
final class StatusCalls {
  private final ApiParts parts;
  private final SiteHead head;
  private final Events events;

  StatusCalls(ApiParts parts, SiteHead head, Events events) {
    this.parts = parts;
    this.head = head;
    this.events = events;
  }

  List<Route> routes() {
    return List.of(
        Route.get("/health", Access.ANYONE, exchange -> exchange.answer(Map.of("ok", true))),
        Route.get(
            "/status", Access.READ, exchange -> exchange.answer(StatusReport.of(parts, head))),
        Route.get("/events", Access.READ, (Events.Stream) events::serve),
        Route.get("/hosts", Access.READ, this::hosts));
  }

  private void hosts(Exchange exchange) {
    exchange.answer(Map.of("hosts", parts.store().status().members()));
  }
}
