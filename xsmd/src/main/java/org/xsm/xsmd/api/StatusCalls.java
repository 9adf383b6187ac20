package org.xsm.xsmd.api;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
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
        Route.get("/hosts", Access.READ, this::hosts),
        Route.get("/openapi.json", Access.READ, StatusCalls::description));
  }

  private void hosts(Exchange exchange) {
    exchange.answer(Map.of("hosts", parts.store().status().members()));
  }

  private static void description(Exchange exchange) {
    try (InputStream in = StatusCalls.class.getResourceAsStream("openapi.json")) {
      if (in == null) {
        throw new IllegalStateException("the program's own jar has no openapi.json");
      }
      exchange.answer(200, "application/json", in.readAllBytes());
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read openapi.json from the program's own jar", e);
    }
  }
}
