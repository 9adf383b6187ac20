package org.xsm.xsmd.store;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;

/**
 * What the site knows of itself, beside its file: a value.
 *
 * @param site minted once, never changed
 * @param epoch how often the site was recovered, from 1
 * @param protocol the level of commands that every host understands
 * @param authorities the certificates (DER, Base64) that hosts' certificates are checked against;
 *     the last one signs new ones
 * @param recoveryKey the public key (X.509, Base64) of the recovery key that the admin keeps
 * @param voters sorted by peer
 * @param reconciling the hosts that have not reported their guests since the last recovery; while
 *     there is one, nothing is started, removed or placed
 */
public record Facts(
    UUID site,
    long epoch,
    int protocol,
    List<String> authorities,
    String recoveryKey,
    List<Voter> voters,
    SortedMap<String, HostFact> hosts,
    SortedMap<String, TokenFact> tokens,
    SortedSet<String> reconciling) {
  public Facts {
    authorities = List.copyOf(authorities);
    voters = List.copyOf(voters);
    hosts = Collections.unmodifiableSortedMap(new TreeMap<>(hosts));
    tokens = Collections.unmodifiableSortedMap(new TreeMap<>(tokens));
    reconciling = Collections.unmodifiableSortedSet(new TreeSet<>(reconciling));
  }

  /** The host of that name, unless it was removed or never there. */
  public Optional<HostFact> host(String name) {
    return Optional.ofNullable(hosts.get(name)).filter(host -> !host.retired());
  }

  /** All hosts that were not removed. */
  public List<HostFact> living() {
    return hosts.values().stream().filter(host -> !host.retired()).toList();
  }

  public Optional<Voter> voter(String peer) {
    return voters.stream().filter(voter -> voter.peer().equals(peer)).findFirst();
  }

  public Optional<Voter> voterOn(String host) {
    return voters.stream().filter(voter -> voter.host().equals(host)).findFirst();
  }
}
