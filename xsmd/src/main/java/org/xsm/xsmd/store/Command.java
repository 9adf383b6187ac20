package org.xsm.xsmd.store;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One step of the site: a value. All are compare-and-set: each names what it expects to find, and
 * changes nothing where it finds something else. Applying one judges no site file and knows no
 * clock, so that every host, of whatever version, comes to the same state.
 */
public sealed interface Command {
  /** The first command of a site. */
  record Found(
      UUID site, HostFact host, Voter voter, String authority, String recoveryKey, Draft draft)
      implements Command {}

  /**
   * A revision to come.
   *
   * @param base the id of the head that it replaces; {@link Hash#NONE} for the first
   */
  record Draft(
      Hash base, SiteText text, String author, String host, Instant time, String message) {}

  /** Replaces the head. */
  record Revise(Draft draft) implements Command {}

  /**
   * Puts an entry into the ledger.
   *
   * @param expected the version that it replaces; 0 for an entry that is not there
   */
  record PutEntry(String key, long expected, String value) implements Command {}

  /** Takes an entry out of the ledger. */
  record RemoveEntry(String key, long expected) implements Command {}

  /** Makes a join token known. */
  record AddToken(TokenFact token) implements Command {}

  /** Takes back a join token. */
  record RemoveToken(String token) implements Command {}

  /** Lets a host in, uses up its token, and gives it its place in the site file. */
  record AdmitHost(String token, HostFact host, @Nullable Draft draft) implements Command {}

  /**
   * Where a host is reached from now on, and its certificate.
   *
   * @param expected the certificate that it had
   */
  record UpdateHost(String name, String expected, String address, int port, String certificate)
      implements Command {}

  /** Removes a host: its certificate is revoked, and its element leaves the site file. */
  record RetireHost(String name, String author, Instant time, @Nullable Draft draft)
      implements Command {}

  /**
   * Says who orders the site.
   *
   * @param expected the peers of today
   */
  record SetVoters(List<String> expected, List<Voter> voters) implements Command {
    public SetVoters {
      expected = List.copyOf(expected);
      voters = List.copyOf(voters);
    }
  }

  /** Allows all to use commands of a higher level. */
  record RaiseProtocol(int level) implements Command {}

  /** Adds a certificate that signs hosts' certificates from now on. */
  record TrustAuthority(String authority) implements Command {}

  /** No certificate of this authority counts any more. */
  record DropAuthority(String authority) implements Command {}

  /**
   * Begins an epoch after the majority was lost.
   *
   * @param previous where the epoch before ended, as far as anyone living knows
   * @param dead the hosts that were declared dead
   * @param voter the survivor that goes on alone
   * @param authority a new authority where no survivor has the old one's key
   */
  record Recover(
      Position previous,
      List<String> dead,
      Voter voter,
      @Nullable String authority,
      String author,
      Instant time)
      implements Command {
    public Recover {
      dead = List.copyOf(dead);
    }
  }

  /** A host has reported its guests in the new epoch. */
  record Reconciled(String host) implements Command {}
}
