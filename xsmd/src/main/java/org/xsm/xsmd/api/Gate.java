package org.xsm.xsmd.api;

import io.javalin.http.Context;
import java.security.SecureRandom;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.xsm.xsmd.store.RequestId;
import org.xsm.xsmd.store.StoreException;

/** Lets calls through to their work, and puts into words what comes of it: a decision. */
final class Gate {
  private static final Logger log = LoggerFactory.getLogger(Gate.class);

  private final Callers callers;
  private final Notes notes;
  private final SecureRandom chance;
  private final Semaphore room;

  Gate(Callers callers, Notes notes, SecureRandom chance, ApiLimits limits) {
    this.callers = callers;
    this.notes = notes;
    this.chance = chance;
    this.room = new Semaphore(limits.requests());
  }

  void handle(Route route, Context context, boolean local) {
    Optional<RequestId> sent = id(context);
    var exchange = new Exchange(context, sent.orElseGet(this::freshId), local);
    exchange.head("Request-Id", exchange.id().toString());
    try {
      if (sent.isEmpty() && exchange.header("Request-Id").isPresent()) {
        throw Refusal.usage("the Request-Id is not a UUID");
      }
      admit(route, exchange);
    } catch (Refusal refusal) {
      note(refusal, exchange);
      exchange.refuse(refusal);
    } catch (StoreException e) {
      exchange.refuse(
          new Refusal(Kind.NO_MAJORITY, String.valueOf(e.getMessage())).header("Retry-After", "5"));
    } catch (RuntimeException | StackOverflowError e) {
      log.error(
          "call failed id={} method={} path={}", exchange.id(), route.method(), route.path(), e);
      exchange.refuse(
          new Refusal(
                  Kind.INTERNAL,
                  "xsmd failed at this call; its log has the reason under " + exchange.id())
              .with("request", exchange.id().toString()));
    }
  }

  private void admit(Route route, Exchange exchange) {
    if (!room.tryAcquire()) {
      throw Refusal.tooMany("too many calls are being worked on at once; come again", 1);
    }
    boolean streams = route.work() instanceof Events.Stream;
    try {
      if (route.access() != Access.ANYONE) {
        authorise(route, exchange);
      }
      Queries.check(exchange, route);
      if (!streams) {
        route.work().run(exchange);
      }
    } finally {
      room.release();
    }
    if (streams) {
      // It would keep its place for hours; streams have a bound of their own.
      route.work().run(exchange);
    }
  }

  private void authorise(Route route, Exchange exchange) {
    Caller caller = callers.of(exchange);
    exchange.proved(caller);
    if (!route.access().isFor(caller)) {
      throw new Refusal(
          Kind.FORBIDDEN,
          caller.name()
              + " is "
              + caller.role().word()
              + "; this call is for role "
              + route.access().needs().word());
    }
  }

  private void note(Refusal refusal, Exchange exchange) {
    if (refusal.kind() == Kind.UNAUTHENTICATED || refusal.kind() == Kind.FORBIDDEN) {
      notes.refused(
          exchange.who() + " from " + exchange.address(),
          exchange.method().toLowerCase(Locale.ROOT),
          exchange.path(),
          refusal.message());
    }
  }

  private static Optional<RequestId> id(Context context) {
    String sent = context.req().getHeader("Request-Id");
    // The parser of the platform takes short forms, which would come back as another id.
    return sent != null && sent.matches("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}")
        ? Optional.of(RequestId.parse(sent))
        : Optional.empty();
  }

  /** A random UUID (RFC 9562, version 4). */
  private RequestId freshId() {
    long high = (chance.nextLong() & ~0xF000L) | 0x4000L;
    long low = (chance.nextLong() & ~(0xC0L << 56)) | (0x80L << 56);
    return new RequestId(new UUID(high, low));
  }
}
