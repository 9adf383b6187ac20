package org.xsm.xsmd.api;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.xsm.schema.Admin;

/** The call that turns a name and a password into a session: a decision. */
final class LoginCalls {
  private static final Logger log = LoggerFactory.getLogger(LoginCalls.class);
  private static final int FREE_TRIES = 5;
  private static final int FREE_TRIES_OF_ADDRESS = 20;
  private static final int LONGEST_PASSWORD = 1024;

  private final ApiParts parts;
  private final SiteHead site;
  private final Sessions sessions;
  private final Notes notes;
  private final LoginDelays names;
  private final LoginDelays addresses;

  /** Checks take memory on purpose: two at once are as many as a small host bears. */
  private final Semaphore checks = new Semaphore(2);

  /** Who wants in. */
  record Login(@Nullable String name, @Nullable String password) {}

  /** A session, for its owner's eyes only. */
  record LoginAnswer(String token, Instant expires, String role) {}

  LoginCalls(ApiParts parts, SiteHead site, Sessions sessions, Notes notes) {
    this.parts = parts;
    this.site = site;
    this.sessions = sessions;
    this.notes = notes;
    this.names = new LoginDelays(FREE_TRIES, parts.steady());
    this.addresses = new LoginDelays(FREE_TRIES_OF_ADDRESS, parts.steady());
  }

  List<Route> routes() {
    return List.of(Route.post("/login", Access.ANYONE, this::logIn));
  }

  private void logIn(Exchange exchange) {
    Login login = exchange.body(Login.class);
    String name = Asked.of(login.name(), "name");
    String password = Asked.of(login.password(), "password");
    String who = exchange.address() + " " + Shown.of(name);
    exchange.claimed(name);
    slowDown(who, exchange.address());
    Optional<Admin> admin = site.admin(name);
    if (!fits(admin, password)) {
      // The same whether there is such an admin: who asks is not to learn that.
      throw new Refusal(Kind.UNAUTHENTICATED, "name and password do not fit");
    }
    names.succeeded(who);
    addresses.succeeded(exchange.address());
    Sessions.Opened opened = sessions.open(admin.orElseThrow());
    notes.changed(name, "login", "from " + exchange.address(), "done");
    exchange.answer(
        new LoginAnswer(opened.token(), opened.expires(), admin.orElseThrow().role().word()));
  }

  private void slowDown(String who, String address) {
    long seconds = Math.max(addresses.wait(address), names.wait(who));
    if (seconds > 0) {
      notes.refused(who, "login", "", "too many tries");
      throw Refusal.tooMany("too many logins failed; wait " + seconds + " s", seconds);
    }
  }

  private boolean fits(Optional<Admin> admin, String password) {
    if (password.length() > LONGEST_PASSWORD) {
      return false;
    }
    Optional<String> hash = admin.map(Admin::password);
    boolean mine = false;
    try {
      mine = checks.tryAcquire(2, TimeUnit.SECONDS);
      if (!mine) {
        throw Refusal.tooMany("too many are logging in at once; come again", 2);
      }
      return check(hash, password);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw Refusal.tooMany("xsmd is stopping", 5);
    } finally {
      if (mine) {
        checks.release();
      }
    }
  }

  private boolean check(Optional<String> hash, String password) {
    try {
      if (hash.isPresent()) {
        return parts.passwords().matches(hash.get(), password);
      }
      parts.passwords().matchNobody(password);
      return false;
    } catch (RuntimeException e) {
      // Why is for those who read the log: it may tell of the hash of an admin.
      log.warn("password not checked", e);
      throw Refusal.tooMany("passwords cannot be checked just now; come again", 5);
    }
  }
}
