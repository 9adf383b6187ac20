package org.xsm.xsmd.api;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.xsm.xsmd.store.Author;
import org.xsm.xsmd.store.Position;
import org.xsm.xsmd.store.SiteHosts.IssuedToken;
import org.xsm.xsmd.store.SiteHosts.JoinRequest;
import org.xsm.xsmd.store.SiteHosts.Removal;
import org.xsm.xsmd.store.SiteHosts.Welcome;
import org.xsm.xsmd.store.StoreException;

/** Calls through which hosts come and go: a decision. */
final class HostCalls {
  private static final long USUAL_LIFE = Duration.ofHours(1).toSeconds();
  private static final long LEAST_LIFE = 10;
  private static final long MOST_LIFE = Duration.ofDays(7).toSeconds();

  private final ApiParts parts;
  private final Notes notes;
  private final LoginDelays joins;

  /** Asks for a token. */
  record NewToken(@Nullable String host, @Nullable Long ttlSeconds) {}

  /** What was typed. */
  record Confirmation(@Nullable String confirmation) {}

  /** Who is said to be dead. */
  record Dead(@Nullable List<@Nullable String> dead) {}

  /** Asks for a recovery. */
  record Recovery(
      @Nullable List<@Nullable String> dead,
      @Nullable String confirmation,
      @Nullable String recoveryKey) {}

  /** A token as its maker sees it. */
  record TokenAnswer(String id, String token, @Nullable String host, Instant expires) {}

  /** A token as all see it. */
  record KnownToken(
      String id, @Nullable String host, String author, Instant created, Instant expires) {}

  HostCalls(ApiParts parts, Notes notes) {
    this.parts = parts;
    this.notes = notes;
    this.joins = new LoginDelays(20, parts.steady());
  }

  List<Route> routes() {
    return List.of(
        Route.delete("/hosts/{name}", Access.ALL, this::remove, "dead", "dry-run"),
        Route.post("/hosts/assume-alone", Access.ALL, this::assumeAlone),
        Route.post("/tokens", Access.ALL, this::createToken),
        Route.get("/tokens", Access.ALL, this::tokens),
        Route.delete("/tokens/{id}", Access.ALL, this::revokeToken),
        Route.post("/join", Access.ANYONE, this::join),
        Route.post("/recover/plan", Access.ALL, this::planRecovery),
        Route.post("/recover", Access.ALL, this::recover));
  }

  private void remove(Exchange exchange) {
    String name = exchange.part("name");
    boolean dead = Queries.flag(exchange, "dead");
    boolean dry = Queries.flag(exchange, "dry-run");
    if (parts.store().view().facts().host(name).isEmpty()) {
      throw new Refusal(Kind.NOT_FOUND, "there is no host " + Shown.of(name));
    }
    Author author = author(exchange);
    String what = dry ? "plan host removal" : "host removal";
    Removal removal =
        noted(author.toString(), what, name, () -> parts.hosts().remove(name, dead, dry, author));
    exchange.answer(removal);
  }

  private void assumeAlone(Exchange exchange) {
    String confirmation = exchange.body(Confirmation.class).confirmation();
    Author author = author(exchange);
    if (confirmation == null || confirmation.isBlank()) {
      throw Refusal.usage(sentenceToType(author));
    }
    noted(
        author.toString(),
        "assume alone",
        author.host(),
        () -> {
          parts.hosts().assumeAlone(confirmation, author);
          return true;
        });
    exchange.answer(Map.of("ok", true));
  }

  /** Only those who judge a confirmation know it; they say it when they are given none. */
  private String sentenceToType(Author author) {
    try {
      parts.hosts().assumeAlone("", author);
    } catch (StoreException e) {
      return String.valueOf(e.getMessage());
    }
    throw new IllegalStateException("an empty confirmation was taken for one");
  }

  private void createToken(Exchange exchange) {
    NewToken asked = exchange.body(NewToken.class);
    long life = asked.ttlSeconds() == null ? USUAL_LIFE : asked.ttlSeconds();
    if (life < LEAST_LIFE || life > MOST_LIFE) {
      throw Refusal.usage(
          "ttlSeconds is " + life + "; it is from " + LEAST_LIFE + " to " + MOST_LIFE);
    }
    Author author = author(exchange);
    String host = asked.host();
    IssuedToken issued =
        noted(
            author.toString(),
            "token",
            "host " + (host == null ? "any" : host),
            () -> parts.hosts().createToken(host, Duration.ofSeconds(life), author));
    exchange.answer(
        new TokenAnswer(
            issued.fact().id(), issued.text(), issued.fact().host(), issued.fact().expires()));
  }

  private void tokens(Exchange exchange) {
    List<KnownToken> tokens =
        parts.store().view().facts().tokens().values().stream()
            .map(
                token ->
                    new KnownToken(
                        token.id(), token.host(), token.author(), token.created(), token.expires()))
            .toList();
    exchange.answer(Map.of("tokens", tokens));
  }

  private void revokeToken(Exchange exchange) {
    String id = exchange.part("id");
    if (!parts.store().view().facts().tokens().containsKey(id)) {
      throw new Refusal(
          Kind.NOT_FOUND, "there is no token " + Shown.of(id) + "; it may have been used");
    }
    Author author = author(exchange);
    noted(
        author.toString(),
        "token revoked",
        id,
        () -> {
          parts.hosts().revokeToken(id, author);
          return true;
        });
    tokens(exchange);
  }

  private void join(Exchange exchange) {
    JoinRequest asked = exchange.body(JoinRequest.class);
    Asked.of(asked.token(), "token");
    Asked.of(asked.secret(), "secret");
    Asked.of(asked.name(), "name");
    Asked.of(asked.address(), "address");
    Asked.of(asked.key(), "key");
    Asked.of(asked.proof(), "proof");
    Asked.of(asked.version(), "version");
    if (asked.port() < 1 || asked.port() > 65533) {
      throw Refusal.usage("port is " + asked.port() + "; it and the two above it are ports");
    }
    long seconds = joins.wait(exchange.address());
    if (seconds > 0) {
      throw Refusal.tooMany("too many joins failed from this address", seconds);
    }
    String who = Shown.of(asked.name()) + " from " + exchange.address();
    String what = asked.dryRun() ? "plan join" : "join";
    try {
      Welcome welcome = parts.hosts().join(asked);
      joins.succeeded(exchange.address());
      notes.changed(who, what, "token " + asked.token(), "done");
      exchange.answer(welcome);
    } catch (StoreException e) {
      Refusal refusal = refusal(e);
      notes.refused(who, what, "token " + asked.token(), refusal.message());
      throw refusal;
    }
  }

  private void planRecovery(Exchange exchange) {
    List<String> dead = Asked.list(exchange.body(Dead.class).dead(), "dead");
    try {
      exchange.answer(parts.hosts().planRecovery(dead));
    } catch (StoreException e) {
      throw refused(e);
    }
  }

  private void recover(Exchange exchange) {
    Recovery asked = exchange.body(Recovery.class);
    List<String> dead = Asked.list(asked.dead(), "dead");
    String confirmation = Asked.of(asked.confirmation(), "confirmation");
    Author author = author(exchange);
    String about = dead.isEmpty() ? "nobody dead" : "dead " + String.join(" ", dead);
    try {
      Position position = parts.hosts().recover(dead, confirmation, asked.recoveryKey(), author);
      notes.changed(author.toString(), "recovery", about, "epoch " + position.epoch());
      exchange.answer(Map.of("position", position));
    } catch (StoreException e) {
      notes.changed(author.toString(), "recovery", about, "failed: " + e.getMessage());
      // There is no majority, that is why they ask: it is not what is wrong with the call.
      throw refused(e);
    }
  }

  private <T> T noted(String who, String what, String about, Supplier<T> work) {
    try {
      T done = work.get();
      notes.changed(who, what, about, "done");
      return done;
    } catch (StoreException e) {
      notes.changed(who, what, about, "failed: " + e.getMessage());
      throw refusal(e);
    }
  }

  private Refusal refusal(StoreException error) {
    if (parts.store().status().quorum()) {
      return refused(error);
    }
    return new Refusal(Kind.NO_MAJORITY, String.valueOf(error.getMessage()))
        .header("Retry-After", "5");
  }

  private static Refusal refused(StoreException error) {
    return new Refusal(Kind.REFUSED, String.valueOf(error.getMessage()));
  }

  private Author author(Exchange exchange) {
    return exchange.caller().on(parts.store().status().host());
  }
}
