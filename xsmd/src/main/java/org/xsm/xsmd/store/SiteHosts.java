package org.xsm.xsmd.store;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How hosts come and go. Any thread; each call waits for the site within its own bound and throws a
 * {@link StoreException} that says what stood in the way, having changed nothing.
 */
public interface SiteHosts {
  /** Makes a join token; only the answer ever holds its secret. */
  IssuedToken createToken(@Nullable String host, Duration ttl, Author author);

  void revokeToken(String id, Author author);

  /**
   * Lets a host in that shows a token.
   *
   * @throws StoreException also when the token is unknown, used, expired or for another host
   */
  Welcome join(JoinRequest request);

  /** Removes a host: its guests must be gone, or it must be said to be dead. */
  Removal remove(String host, boolean dead, boolean dryRun, Author author);

  /** What a recovery from the loss of the majority would do, and what has to be typed for it. */
  RecoveryPlan planRecovery(List<String> dead);

  /**
   * Begins a new epoch with this host as its only voter.
   *
   * @param confirmation the sentence that the plan asks for
   * @param recoveryKey what {@code init} printed; needed where this host was no voter
   */
  Position recover(
      List<String> dead, String confirmation, @Nullable String recoveryKey, Author author);

  /** Lets a lone voter that has just booted order commands though other hosts are silent. */
  void assumeAlone(String confirmation, Author author);

  /** A token as its maker sees it, once. */
  record IssuedToken(TokenFact fact, String text) {}

  /**
   * What a machine shows that wants to be a host.
   *
   * @param token the id of its token, and {@code secret} what belongs to it
   * @param key its public key (X.509, Base64)
   * @param proof a signature over the request by that key
   */
  record JoinRequest(
      String token,
      String secret,
      String name,
      String address,
      int port,
      String key,
      String proof,
      int protocol,
      String version,
      boolean dryRun) {}

  /**
   * What a new host gets; on a dry run, what it would get, without a certificate.
   *
   * @param certificate its own, as in {@link HostFact}; empty on a dry run
   * @param facts so that it knows its site and whom to ask
   */
  record Welcome(String certificate, Facts facts, Position position, String siteName) {}

  /** What the removal of a host did, or would do. */
  record Removal(boolean done, List<String> steps) {
    public Removal {
      steps = List.copyOf(steps);
    }
  }

  /**
   * What a recovery would do.
   *
   * @param position where this host would go on from
   * @param highest what any reachable host has, by name
   * @param confirmation the sentence to be typed
   */
  record RecoveryPlan(
      Position position,
      String highest,
      List<String> reachable,
      List<String> dead,
      List<String> warnings,
      boolean needsRecoveryKey,
      String confirmation) {
    public RecoveryPlan {
      reachable = List.copyOf(reachable);
      dead = List.copyOf(dead);
      warnings = List.copyOf(warnings);
    }
  }
}
