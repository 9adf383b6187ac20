package org.xsm.xsmd.api;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.xsm.schema.Admin;
import org.xsm.xsmd.store.Hash;

/**
 * Who has logged in: a resource. It lives in memory, so that a restart ends all; a session also
 * ends when its admin leaves the site file, or gets another role or password there.
 */
final class Sessions {
  private static final Duration LIFE = Duration.ofHours(12);
  private static final int MOST = 1024;
  private static final int MOST_EACH = 16;

  /** By the hash of the token, the oldest first. */
  private final Map<Hash, Session> sessions = new LinkedHashMap<>();

  private final Clock clock;
  private final SecureRandom chance;

  private record Session(String admin, Admin.Role role, @Nullable String password, Instant ends) {
    boolean fits(Admin now) {
      return role == now.role() && Objects.equals(password, now.password());
    }
  }

  /** What a login gives. */
  record Opened(String token, Instant expires) {}

  Sessions(Clock clock, SecureRandom chance) {
    this.clock = clock;
    this.chance = chance;
  }

  synchronized Opened open(Admin admin) {
    makeRoom(admin.name());
    String token = Tokens.random(chance);
    Instant ends = clock.instant().plus(LIFE);
    sessions.put(
        Tokens.hash(token), new Session(admin.name(), admin.role(), admin.password(), ends));
    return new Opened(token, ends);
  }

  /** The admin of a token as the site file has them now. */
  synchronized Optional<Admin> admin(String token, SiteHead site) {
    Hash hash = Tokens.hash(token);
    Session session = sessions.get(hash);
    if (session == null) {
      return Optional.empty();
    }
    Optional<Admin> admin = site.admin(session.admin).filter(session::fits);
    if (admin.isEmpty() || clock.instant().isAfter(session.ends)) {
      sessions.remove(hash);
      return Optional.empty();
    }
    return admin;
  }

  private void makeRoom(String name) {
    Instant now = clock.instant();
    sessions.values().removeIf(session -> now.isAfter(session.ends));
    List<Hash> own =
        sessions.entrySet().stream()
            .filter(entry -> entry.getValue().admin.equals(name))
            .map(Map.Entry::getKey)
            .toList();
    if (own.size() >= MOST_EACH) {
      sessions.remove(own.getFirst());
    } else if (sessions.size() >= MOST) {
      sessions.remove(sessions.keySet().iterator().next());
    }
  }
}
